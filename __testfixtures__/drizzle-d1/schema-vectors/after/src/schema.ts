import { sqliteTable, text } from "drizzle-orm/sqlite-core";

export const embeddings = sqliteTable(
  "embeddings",
  {
    id: text("id").primaryKey(),
    embedding: text("embedding", { mode: "json" }).$type<number[]>().notNull(),
    place: text("place", { mode: "json" }).$type<[number, number]>(),
    spot: text("spot", { mode: "json" }).$type<{ x: number; y: number }>(),
    area: text("area", { mode: "json" }).$type<{ x: number; y: number }>(),
    mask: text("mask"),
    address: text("address"),
    wait: text("wait"),
  },
  (table) => [],
);

export const sum = (row: typeof embeddings.$inferSelect): number => row.embedding.reduce((a, b) => a + b, 0) + (row.spot?.x ?? 0);
