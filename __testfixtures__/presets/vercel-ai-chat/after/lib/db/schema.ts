import type { InferSelectModel } from "drizzle-orm";
import { sqliteTable, index, integer, primaryKey, text } from "drizzle-orm/sqlite-core";

export const chat = sqliteTable(
  "Chat",
  {
    id: text("id").primaryKey().notNull().$defaultFn(() => crypto.randomUUID()),
    createdAt: integer("createdAt", { mode: "timestamp_ms" }).notNull(),
    title: text("title").notNull(),
    owner: text("owner", { length: 64 }).notNull(),
    visibility: text("visibility", { enum: ["public", "private"] })
      .notNull()
      .default("private"),
  },
  (table) => [index("chat_owner").on(table.owner)],
);

export type Chat = InferSelectModel<typeof chat>;

export interface Part {
  type: "text" | "file";
  text: string;
}

export const message = sqliteTable("Message", {
  id: text("id").primaryKey().notNull().$defaultFn(() => crypto.randomUUID()),
  chatId: text("chatId")
    .notNull()
    .references(() => chat.id, { onDelete: "cascade" }),
  role: text("role", { enum: ["user", "assistant"] }).notNull(),
  parts: text("parts", { mode: "json" }).$type<Part[]>().notNull(),
  createdAt: integer("createdAt", { mode: "timestamp_ms" }).notNull(),
});

export type Message = InferSelectModel<typeof message>;

export const vote = sqliteTable(
  "Vote",
  {
    chatId: text("chatId")
      .notNull()
      .references(() => chat.id, { onDelete: "cascade" }),
    messageId: text("messageId")
      .notNull()
      .references(() => message.id, { onDelete: "cascade" }),
    isUpvoted: integer("isUpvoted", { mode: "boolean" }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.chatId, table.messageId] })],
);
