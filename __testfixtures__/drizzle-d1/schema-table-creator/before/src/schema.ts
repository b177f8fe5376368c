import { pgEnum, pgTable, pgTableCreator, text, timestamp, uuid, type PgColumnBuilderBase } from "drizzle-orm/pg-core";

export const createTable = pgTableCreator((name) => `shop_${name}`);
export const kinds = pgEnum("kinds", ["a", "b"]);

export const carts = createTable("carts", {
  id: uuid("id").primaryKey(),
  kind: kinds("kind"),
});

const tracked = <T extends Record<string, PgColumnBuilderBase>>(name: string, columns: T) =>
  pgTable(name, { id: uuid("id").primaryKey(), createdAt: timestamp("created_at").defaultNow(), ...columns });

export const visits = tracked("visits", { page: text("page").notNull() });
