/** @type {import('next').NextConfig} */
const nextConfig = {
  basePath: '/blog',
}

module.exports = nextConfig

void import("@opennextjs/cloudflare").then(({ initOpenNextCloudflareForDev }) => initOpenNextCloudflareForDev())
