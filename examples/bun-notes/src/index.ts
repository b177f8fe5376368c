import { deleteNote, getNote, getNotes, postNote } from "./routes";

export default {
  fetch(request: Request): Response | Promise<Response> {
    const url = new URL(request.url);
    const id = /^\/notes\/(\d+)$/.exec(url.pathname)?.[1];
    if (id !== undefined && request.method === "GET") return getNote(Number(id));
    if (id !== undefined && request.method === "DELETE") return deleteNote(Number(id));
    if (url.pathname === "/notes" && request.method === "GET") return getNotes(url);
    if (url.pathname === "/notes" && request.method === "POST") return postNote(request);
    return new Response("Not found", { status: 404 });
  },
};
