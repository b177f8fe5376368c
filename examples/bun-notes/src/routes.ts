import { addTag, archiveNote, createNote, findNote, listNotes, tagsOf, type Note } from "./notes";

function withTags(note: Note) {
  return { ...note, tags: tagsOf(note.id) };
}

export function getNotes(url: URL): Response {
  const limit = Number(url.searchParams.get("limit") ?? 20);
  return Response.json(listNotes(limit).map(withTags));
}

export function getNote(id: number): Response {
  const note = findNote(id);
  return note ? Response.json(withTags(note)) : new Response("No such note", { status: 404 });
}

export async function postNote(request: Request): Promise<Response> {
  const { title, body, tags = [] } = (await request.json()) as { title: string; body: string; tags?: string[] };
  const note = createNote(title, body);
  for (const tag of tags) addTag(note.id, tag);
  return Response.json(withTags(note), { status: 201 });
}

export function deleteNote(id: number): Response {
  if (!findNote(id)) return new Response("No such note", { status: 404 });
  archiveNote(id);
  return new Response(null, { status: 204 });
}
