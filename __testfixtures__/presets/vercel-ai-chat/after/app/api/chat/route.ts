import { generateText, streamText } from "ai";
import type { NextRequest } from "next/server";
import { z } from "zod";
import { parrot } from "@/lib/ai/model";
import { countMessages, deleteChat, getChat, getMessages, saveChat, saveMessages } from "@/lib/db/queries";
import { mayAsk, titleOf } from "@/lib/redis";
import { ownerOf } from "@/lib/session";

export const maxDuration = 60;

const limit = 4;
const schema = z.object({ id: z.uuid(), text: z.string().min(1).max(2000) });

export async function POST(request: NextRequest) {
  const owner = ownerOf(request);
  if (!owner) return Response.json({ error: "unauthorized" }, { status: 401 });
  const body = schema.safeParse(await request.json());
  if (!body.success) return Response.json({ error: "bad request" }, { status: 400 });
  if (!(await mayAsk(owner, limit))) {
    const since = new Date(Date.now() - 24 * 60 * 60 * 1000);
    return Response.json({ error: "rate limit", asked: await countMessages(owner, since) }, { status: 429 });
  }

  const { id, text } = body.data;
  const chat = await getChat(id);
  if (chat && chat.owner !== owner) return Response.json({ error: "forbidden" }, { status: 403 });
  if (!chat) {
    const title = await titleOf(text, async () => (await generateText({ model: parrot, prompt: text })).text);
    await saveChat({ id, owner, title: `${title.text} (${title.words})` });
  }
  await saveMessages([{ chatId: id, role: "user", parts: [{ type: "text", text }], createdAt: new Date() }]);

  const result = streamText({
    model: parrot,
    prompt: text,
    onFinish: async ({ text }) => {
      await saveMessages([{ chatId: id, role: "assistant", parts: [{ type: "text", text }], createdAt: new Date() }]);
    },
  });
  return result.toTextStreamResponse();
}

export async function GET(request: NextRequest) {
  const id = request.nextUrl.searchParams.get("id") ?? "";
  const chat = await getChat(id);
  if (!chat || chat.owner !== ownerOf(request)) return Response.json({ error: "not found" }, { status: 404 });
  const messages = await getMessages(id);
  return Response.json({
    title: chat.title,
    visibility: chat.visibility,
    isDate: chat.createdAt instanceof Date,
    messages: messages.map(({ role, parts }) => ({ role, parts })),
  });
}

export async function DELETE(request: NextRequest) {
  const owner = ownerOf(request);
  const id = request.nextUrl.searchParams.get("id") ?? "";
  const chat = await getChat(id);
  if (!owner || chat?.owner !== owner) return Response.json({ error: "not found" }, { status: 404 });
  const deleted = await deleteChat(id);
  return Response.json({ deleted: deleted?.title });
}
