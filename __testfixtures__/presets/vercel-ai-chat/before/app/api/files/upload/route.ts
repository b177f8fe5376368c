import { put } from "@vercel/blob";
import type { NextRequest } from "next/server";
import { ownerOf } from "@/lib/session";

const types = ["image/png", "image/jpeg", "text/plain"];

export async function POST(request: NextRequest) {
  const owner = ownerOf(request);
  if (!owner) return Response.json({ error: "unauthorized" }, { status: 401 });
  const type = request.headers.get("content-type") ?? "";
  if (!types.includes(type)) return Response.json({ error: `not allowed: ${type}` }, { status: 400 });
  const name = request.nextUrl.searchParams.get("name") ?? "file";
  const blob = await put(`${owner}/${name}`, await request.arrayBuffer(), { access: "public", contentType: type });
  return Response.json({ pathname: blob.pathname, contentType: blob.contentType, isUrl: URL.canParse(blob.url) });
}
