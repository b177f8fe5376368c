import type { NextRequest } from "next/server";
import { getChats } from "@/lib/db/queries";
import { ownerOf } from "@/lib/session";

export async function GET(request: NextRequest) {
  const owner = ownerOf(request);
  if (!owner) return Response.json({ error: "unauthorized" }, { status: 401 });
  const chats = await getChats(owner);
  return Response.json({ chats, hasMore: false });
}
