import { getCloudflareContext } from '@opennextjs/cloudflare'
import { blobOf, contentTypeOf } from '../../../../r2-blob'

export async function POST(request: Request) {
  if (!process.env.BLOB_READ_WRITE_TOKEN) {
    return Response.json({ error: 'No store' }, { status: 500 })
  }
  const form = await request.formData()
  const file = form.get('file') as File
  const filename = file.name
  try {
    const fileBuffer = await file.arrayBuffer()
    const data = blobOf(await getCloudflareContext().env.BUCKET.put(`${filename}`, fileBuffer, {
      httpMetadata: { contentType: contentTypeOf(filename), cacheControl: 'public, max-age=2592000' },
      onlyIf: { etagDoesNotMatch: '*' },
    }))
    return Response.json(data)
  } catch (error) {
    return Response.json({ error: 'Upload failed' }, { status: 500 })
  }
}
