import { eq } from 'drizzle-orm'
import { db } from './db'
import { notes } from './schema'

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url)
    if (request.method === 'POST') {
      const body = (await request.json()) as { id: string; title: string }
      await db.insert(notes).values({ ...body, stars: 1 })
      return Response.json({ ok: true })
    }
    const note = await db.query.notes.findFirst({ where: eq(notes.id, pathname.slice(1)) })
    return note ? Response.json(note) : Response.json({ error: 'no such note' }, { status: 404 })
  }
}
