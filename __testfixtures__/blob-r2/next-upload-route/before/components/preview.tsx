'use client'

import type { PutBlobResult } from '@vercel/blob'

export function previewOf(blob: PutBlobResult | null): string {
  return blob ? `${blob.url} (${blob.contentType})` : 'nothing yet'
}
