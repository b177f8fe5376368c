import createMDX from '@next/mdx'
import { withSentry } from './sentry.mjs'
import { initOpenNextCloudflareForDev } from '@opennextjs/cloudflare'

const withMDX = createMDX({})

export default async (phase) => {
  /** @type {import('next').NextConfig} */
  const nextConfig = { pageExtensions: ['js', 'mdx'], output: process.env.DOCKER ? 'standalone' : undefined }
  return withSentry(withMDX(nextConfig), { phase })
}

void initOpenNextCloudflareForDev()
