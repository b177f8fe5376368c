import { foreignKey, integer, pgTable, primaryKey, text, unique, type AnyPgColumn } from "drizzle-orm/pg-core";

export const chats = pgTable(
  "chats",
  {
    tenant: text("tenant").notNull(),
    id: text("id").notNull(),
    parentTenant: text("parent_tenant"),
    parentId: text("parent_id"),
  },
  (t) => [
    primaryKey({ columns: [t.tenant, t.id] }),
    foreignKey({ columns: [t.parentTenant, t.parentId], foreignColumns: [t.tenant, t.id], name: "chats_parent" }).onDelete("cascade"),
  ],
);

export const nodes = pgTable(
  "nodes",
  {
    id: integer("id").primaryKey(),
    parentId: integer("parent_id").references((): AnyPgColumn => nodes.id, { onDelete: "set null", onUpdate: "cascade" }),
    name: text("name").notNull(),
    email: text("email").unique("nodes_email"),
  },
  (t) => ({ nameInParent: unique("nodes_name_in_parent").on(t.parentId, t.name) }),
);
