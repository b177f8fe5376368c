import { pgEnum, pgTable, uuid } from "drizzle-orm/pg-core";

export enum Colour {
  Red = "red",
  Blue = "blue",
}
export const Size = { small: "S", large: "L" } as const;

export const colourEnum = pgEnum("colour", Colour);
export const sizeEnum = pgEnum("size", Size);

export const shirts = pgTable("shirts", {
  id: uuid("id").primaryKey(),
  colour: colourEnum("colour").notNull(),
  size: sizeEnum("size"),
});

export const isRed = (shirt: typeof shirts.$inferSelect) => shirt.colour === Colour.Red;
