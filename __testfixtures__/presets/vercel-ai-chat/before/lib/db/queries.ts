import "server-only";

import { and, asc, count, desc, eq, gte } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { chat, message, vote, type Chat, type Message } from "./schema";

const client = postgres(process.env.DATABASE_URL!);
const db = drizzle(client);

export async function saveChat({ id, owner, title }: Pick<Chat, "id" | "owner" | "title">) {
  await db.insert(chat).values({ id, owner, title, createdAt: new Date() });
}

export async function getChat(id: string): Promise<Chat | undefined> {
  const [selected] = await db.select().from(chat).where(eq(chat.id, id));
  return selected;
}

export async function getChats(owner: string) {
  return db.select({ id: chat.id, title: chat.title }).from(chat).where(eq(chat.owner, owner)).orderBy(desc(chat.title));
}

export async function deleteChat(id: string) {
  const [deleted] = await db.delete(chat).where(eq(chat.id, id)).returning();
  return deleted;
}

export async function saveMessages(messages: Omit<Message, "id">[]) {
  return db.insert(message).values(messages).returning({ id: message.id });
}

export async function getMessages(chatId: string) {
  return db.select().from(message).where(eq(message.chatId, chatId)).orderBy(asc(message.createdAt));
}

export async function countMessages(owner: string, since: Date): Promise<number> {
  const [row] = await db
    .select({ count: count(message.id) })
    .from(message)
    .innerJoin(chat, eq(message.chatId, chat.id))
    .where(and(eq(chat.owner, owner), eq(message.role, "user"), gte(message.createdAt, since)));
  return row?.count ?? 0;
}

export async function voteMessage({ chatId, up }: { chatId: string; up: boolean }) {
  const [last] = await db
    .select({ id: message.id })
    .from(message)
    .where(and(eq(message.chatId, chatId), eq(message.role, "assistant")))
    .orderBy(desc(message.createdAt))
    .limit(1);
  if (!last) return undefined;
  const [saved] = await db
    .insert(vote)
    .values({ chatId, messageId: last.id, isUpvoted: up })
    .onConflictDoUpdate({ target: [vote.chatId, vote.messageId], set: { isUpvoted: up } })
    .returning({ isUpvoted: vote.isUpvoted });
  return saved;
}
