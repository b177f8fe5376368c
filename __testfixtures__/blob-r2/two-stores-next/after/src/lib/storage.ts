import * as blob from './blob-store'

export { put, type PutBlobResult } from './blob-store'

const token = process.env.BLOB_READ_WRITE_TOKEN

export const removeAll = (urls: string[]) => Promise.all(urls.map((url) => blob.del(url, { token })))

export async function startUpload(name: string) {
  return blob.createMultipartUpload(name, { access: 'public' })
}
