import { boolean, index, integer, jsonb, pgTable, serial, text, timestamp, uuid } from "drizzle-orm/pg-core";

export const projects = pgTable("projects", {
  id: uuid("id").primaryKey().defaultRandom(),
  name: text("name").notNull().unique(),
  settings: jsonb("settings").$type<{ model: string; limits?: { daily: number } }>().notNull(),
  active: boolean("active").notNull().default(true),
  createdAt: timestamp("created_at").notNull().defaultNow(),
});

export const requests = pgTable(
  "requests",
  {
    id: serial("id").primaryKey(),
    projectId: uuid("project_id")
      .notNull()
      .references(() => projects.id, { onDelete: "cascade" }),
    tokens: integer("tokens").notNull(),
    cached: boolean("cached").notNull(),
  },
  (table) => [index("requests_project").on(table.projectId)],
);
