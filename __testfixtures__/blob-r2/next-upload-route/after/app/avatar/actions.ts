'use server'

import { getCloudflareContext } from '@opennextjs/cloudflare'
import { blobOf, bodyOf, contentTypeOf, keyOf, publicUrl, withRandomSuffix } from '../../r2-blob'

interface User {
  id: string
  avatar: string | null
}

export async function changeAvatar(user: User, form: FormData): Promise<string> {
  const file = form.get('avatar') as File
  if (user.avatar) await getCloudflareContext().env.BUCKET.delete(keyOf(user.avatar))
  const blob = await getCloudflareContext().env.BUCKET.put(withRandomSuffix(`avatars/${user.id}/${file.name}`), bodyOf(file), {
    httpMetadata: { contentType: file.type || contentTypeOf(file.name), cacheControl: 'public, max-age=2592000' },
  })
  return publicUrl(blob.key)
}

export async function storeAll(files: File[]): Promise<string[]> {
  return Promise.all(files.map((file) => getCloudflareContext().env.BUCKET.put(file.name, bodyOf(file), {
    httpMetadata: { contentType: file.type || contentTypeOf(file.name), cacheControl: 'public, max-age=2592000' },
    onlyIf: { etagDoesNotMatch: '*' },
  }).then(blobOf).then(({ url }) => url)))
}
