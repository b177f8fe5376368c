'use server'

import { del, put } from '@vercel/blob'

interface User {
  id: string
  avatar: string | null
}

export async function changeAvatar(user: User, form: FormData): Promise<string> {
  const file = form.get('avatar') as File
  if (user.avatar) await del(user.avatar)
  const blob = await put(`avatars/${user.id}/${file.name}`, file, { access: 'public', addRandomSuffix: true })
  return blob.url
}

export async function storeAll(files: File[]): Promise<string[]> {
  return Promise.all(files.map((file) => put(file.name, file, { access: 'public' }).then(({ url }) => url)))
}
