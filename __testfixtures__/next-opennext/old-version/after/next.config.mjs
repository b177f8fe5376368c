import { initOpenNextCloudflareForDev } from "@opennextjs/cloudflare"

/** @type {import("next").NextConfig} */
const nextConfig = { output: "standalone", images: { unoptimized: true } }

export default nextConfig

void initOpenNextCloudflareForDev()
