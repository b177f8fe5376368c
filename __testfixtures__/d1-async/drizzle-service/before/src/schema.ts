import { relations } from "drizzle-orm";
import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

export const authors = sqliteTable("author", {
  id: integer("id").primaryKey({ autoIncrement: true }),
  name: text("name").notNull(),
  email: text("email").notNull().unique(),
});

export const posts = sqliteTable("post", {
  id: integer("id").primaryKey({ autoIncrement: true }),
  authorId: integer("author_id")
    .notNull()
    .references(() => authors.id, { onDelete: "cascade" }),
  title: text("title").notNull().unique(),
  published: integer("published", { mode: "boolean" }).notNull().default(true),
});

export const tags = sqliteTable(
  "tag",
  {
    title: text("title").notNull(),
    name: text("name").notNull(),
  },
  (table) => [primaryKey({ columns: [table.title, table.name] })],
);

export const authorRelations = relations(authors, ({ many }) => ({ posts: many(posts) }));
export const postRelations = relations(posts, ({ one }) => ({
  author: one(authors, { fields: [posts.authorId], references: [authors.id] }),
}));
