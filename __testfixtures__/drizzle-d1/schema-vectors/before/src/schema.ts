import { bit, geometry, index, inet, interval, pgTable, point, uuid, vector } from "drizzle-orm/pg-core";

export const embeddings = pgTable(
  "embeddings",
  {
    id: uuid("id").primaryKey(),
    embedding: vector("embedding", { dimensions: 3 }).notNull(),
    place: point("place"),
    spot: point("spot", { mode: "xy" }),
    area: geometry("area", { type: "point", mode: "xy", srid: 4326 }),
    mask: bit("mask", { dimensions: 3 }),
    address: inet("address"),
    wait: interval("wait"),
  },
  (table) => [index("embeddings_hnsw").using("hnsw", table.embedding.op("vector_cosine_ops"))],
);

export const sum = (row: typeof embeddings.$inferSelect): number => row.embedding.reduce((a, b) => a + b, 0) + (row.spot?.x ?? 0);
