import type { NextRequest } from "next/server";
import { voteMessage } from "@/lib/db/queries";

export async function PATCH(request: NextRequest) {
  const { chatId, type } = (await request.json()) as { chatId: string; type: "up" | "down" };
  const saved = await voteMessage({ chatId, up: type === "up" });
  if (!saved) return new Response("nothing to vote on", { status: 404 });
  return Response.json(saved);
}
