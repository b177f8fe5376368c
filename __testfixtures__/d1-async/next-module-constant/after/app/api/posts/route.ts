import { database, posts } from "@/lib";
import sqlite from "@/lib/db";

export async function GET(request: Request) {
  const id = Number(new URL(request.url).searchParams.get("id"));
  const post = await posts.findPost(id, sqlite());
  const { n } = (await database().prepare("SELECT COUNT(*) AS n FROM posts").first<{ n: number }>())!;
  return Response.json({ post, n });
}
