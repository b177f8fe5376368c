import { BlobAccessError, BlobNotFoundError, BlobServiceRateLimited } from "@vercel/blob";

export function statusOf(error: unknown): number {
  if (error instanceof BlobNotFoundError) return 404;
  if (error instanceof BlobAccessError) return 403;
  return error instanceof BlobServiceRateLimited ? 429 : 500;
}
