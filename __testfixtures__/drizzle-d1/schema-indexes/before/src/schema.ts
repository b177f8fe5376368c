import { isNull, sql } from "drizzle-orm";
import { boolean, index, integer, pgTable, text, timestamp, uniqueIndex, uuid } from "drizzle-orm/pg-core";

export const articles = pgTable(
  "articles",
  {
    id: uuid("id").primaryKey(),
    slug: text("slug").notNull(),
    title: text("title").notNull(),
    tags: text("tags").array(),
    votes: integer("votes").notNull().default(0),
    draft: boolean("draft").notNull().default(false),
    publishedAt: timestamp("published_at"),
    deletedAt: timestamp("deleted_at"),
  },
  (table) => [
    uniqueIndex("articles_slug").on(table.slug),
    index("articles_votes").on(table.votes.desc().nullsLast(), table.title.asc()),
    index("articles_published").using("btree", table.publishedAt.desc(), table.id.op("uuid_ops")),
    index("articles_tags").using("gin", table.tags),
    index("articles_live").on(table.title).where(sql`${table.deletedAt} is null and ${table.draft} = false`),
    uniqueIndex("articles_live_slug").on(table.slug).where(isNull(table.deletedAt)),
    uniqueIndex("articles_lower_slug").on(sql`lower(${table.slug})`),
    index("articles_title_votes").on(table.title, table.votes).concurrently(),
    index("articles_or").on(sql`coalesce(${table.publishedAt}, ${table.deletedAt})`),
    uniqueIndex("articles_like").on(table.slug).where(sql`${table.title} ~ '^a'`),
    index().on(table.draft, table.votes),
  ],
);
