import * as pg from "drizzle-orm/sqlite-core";
import { text } from "drizzle-orm/sqlite-core";
import { sql } from "drizzle-orm";

export const moods = { enumName: "mood", enumValues: ["happy", "sad"] } as const;

export const diary = pg.sqliteTable(
  "diary",
  {
    id: pg.integer("id").primaryKey({ autoIncrement: true }),
    mood: text("mood", { enum: moods.enumValues }).notNull(),
    at: pg.integer("at", { mode: "timestamp_ms" }).notNull().default(sql`(CAST(unixepoch('subsec') * 1000 AS INTEGER))`),
    parent: pg.integer("parent").references((): pg.AnySQLiteColumn => diary.id),
  },
  (table) => [pg.check("diary_mood_check", sql`${table.mood} in ('happy', 'sad')`), pg.index("diary_at").on(table.at)],
);
