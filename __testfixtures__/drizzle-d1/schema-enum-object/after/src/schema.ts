import { sqliteTable, text, check } from "drizzle-orm/sqlite-core";
import { sql } from "drizzle-orm";

export enum Colour {
  Red = "red",
  Blue = "blue",
}
export const Size = { small: "S", large: "L" } as const;

export const colourEnum = { enumName: "colour", enumValues: Object.values(Colour) } as const;
export const sizeEnum = { enumName: "size", enumValues: Object.values(Size) } as const;

export const shirts = sqliteTable("shirts", {
  id: text("id").primaryKey(),
  colour: text("colour").$type<Colour>().notNull(),
  size: text("size").$type<(typeof Size)[keyof typeof Size]>(),
}, (table) => [check("shirts_colour_check", sql`${table.colour} in ('red', 'blue')`), check("shirts_size_check", sql`${table.size} in ('S', 'L')`)]);

export const isRed = (shirt: typeof shirts.$inferSelect) => shirt.colour === Colour.Red;
