import * as pg from "drizzle-orm/pg-core";

export const moods = pg.pgEnum("mood", ["happy", "sad"]);

export const diary = pg.pgTable(
  "diary",
  {
    id: pg.serial("id").primaryKey(),
    mood: moods("mood").notNull(),
    at: pg.timestamp("at").notNull().defaultNow(),
    parent: pg.integer("parent").references((): pg.AnyPgColumn => diary.id),
  },
  (table) => [pg.index("diary_at").on(table.at)],
);
