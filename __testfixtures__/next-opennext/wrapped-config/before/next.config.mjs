import createMDX from '@next/mdx'
import { withSentry } from './sentry.mjs'

const withMDX = createMDX({})

export default async (phase) => {
  /** @type {import('next').NextConfig} */
  const nextConfig = { pageExtensions: ['js', 'mdx'], output: process.env.DOCKER ? 'standalone' : undefined }
  return withSentry(withMDX(nextConfig), { phase })
}
