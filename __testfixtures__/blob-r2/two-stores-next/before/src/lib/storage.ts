import * as blob from '@vercel/blob'

export { put, type PutBlobResult } from '@vercel/blob'

const token = process.env.BLOB_READ_WRITE_TOKEN

export const removeAll = (urls: string[]) => Promise.all(urls.map((url) => blob.del(url, { token })))

export async function startUpload(name: string) {
  return blob.createMultipartUpload(name, { access: 'public' })
}
