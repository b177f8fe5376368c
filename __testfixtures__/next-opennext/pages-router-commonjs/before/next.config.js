/** @type {import('next').NextConfig} */
const nextConfig = {
  basePath: '/blog',
}

module.exports = nextConfig
