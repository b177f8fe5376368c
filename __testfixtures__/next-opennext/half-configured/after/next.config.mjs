import { initOpenNextCloudflareForDev } from "@opennextjs/cloudflare";

const nextConfig = {};

export default nextConfig;

void initOpenNextCloudflareForDev();
