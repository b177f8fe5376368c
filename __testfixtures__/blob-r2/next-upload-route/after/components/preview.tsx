'use client'

import type { PutBlobResult } from '../r2-blob'

export function previewOf(blob: PutBlobResult | null): string {
  return blob ? `${blob.url} (${blob.contentType})` : 'nothing yet'
}
