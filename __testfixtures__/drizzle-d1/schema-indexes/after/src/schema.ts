import { isNull, sql } from "drizzle-orm";
import { sqliteTable, index, integer, text, uniqueIndex } from "drizzle-orm/sqlite-core";

export const articles = sqliteTable(
  "articles",
  {
    id: text("id").primaryKey(),
    slug: text("slug").notNull(),
    title: text("title").notNull(),
    tags: text("tags", { mode: "json" }).$type<string[]>(),
    votes: integer("votes").notNull().default(0),
    draft: integer("draft", { mode: "boolean" }).notNull().default(false),
    publishedAt: integer("published_at", { mode: "timestamp_ms" }),
    deletedAt: integer("deleted_at", { mode: "timestamp_ms" }),
  },
  (table) => [
    uniqueIndex("articles_slug").on(table.slug),
    index("articles_votes").on(sql`${table.votes} desc`, table.title),
    index("articles_published").on(sql`${table.publishedAt} desc`, table.id),
    index("articles_live").on(table.title).where(sql`${table.deletedAt} is null and ${table.draft} = false`),
    uniqueIndex("articles_live_slug").on(table.slug).where(isNull(table.deletedAt)),
    uniqueIndex("articles_lower_slug").on(sql`lower(${table.slug})`),
    index("articles_title_votes").on(table.title, table.votes),
    uniqueIndex("articles_like").on(table.slug).where(sql`${table.title} GLOB 'a*'`),
    index("articles_draft_votes_index").on(table.draft, table.votes),
  ],
);
