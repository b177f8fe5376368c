import { database, posts } from "@/lib";
import sqlite from "@/lib/db";

export function GET(request: Request) {
  const id = Number(new URL(request.url).searchParams.get("id"));
  const post = posts.findPost(id, sqlite);
  const { n } = database.prepare("SELECT COUNT(*) AS n FROM posts").get() as { n: number };
  return Response.json({ post, n });
}
