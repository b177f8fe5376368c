import { put, type PutBlobResult } from '@/lib/storage'
import { head } from '@vercel/blob'

export async function POST(request: Request) {
  const name = new URL(request.url).searchParams.get('name') ?? 'file.txt'
  if (!request.body) return Response.json({ error: 'no file' }, { status: 400 })
  const stored: PutBlobResult = await put(name, request.body, {
    access: 'public',
    onUploadProgress: ({ percentage }) => console.log(percentage),
  })
  return Response.json(stored)
}

export async function GET(request: Request) {
  const names = new URL(request.url).searchParams.getAll('name')
  return Response.json(await Promise.all(names.map((name) => stat(head, name))))
}

async function stat(read: typeof head, name: string) {
  const { size } = await read(name)
  return { name, size }
}
