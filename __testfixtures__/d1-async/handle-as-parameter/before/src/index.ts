import { authorPage, hasBooks } from "./authors";
import { addBook, removeAuthor } from "./books";
import { openDatabase } from "./database";

const db = openDatabase("app.sqlite");

export default {
  async fetch(request: Request): Promise<Response> {
    const url = new URL(request.url);
    const id = Number(url.searchParams.get("author"));
    switch (`${request.method} ${url.pathname}`) {
      case "GET /author": {
        const page = authorPage(db, id);
        return page ? Response.json(page) : new Response("no such author", { status: 404 });
      }
      case "POST /book": {
        const { title } = (await request.json()) as { title: string };
        return Response.json(addBook(db, id, title), { status: 201 });
      }
      case "DELETE /author":
        if (hasBooks(db, id)) return new Response("has books", { status: 409 });
        return Response.json({ removed: removeAuthor(db, id) });
      default:
        return new Response("not found", { status: 404 });
    }
  },
};
