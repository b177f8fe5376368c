import { initOpenNextCloudflareForDev } from "@opennextjs/cloudflare";

/** @type {import("next").NextConfig} */
const nextConfig = {};

export default nextConfig;

initOpenNextCloudflareForDev();
