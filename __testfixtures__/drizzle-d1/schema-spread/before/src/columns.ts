import { boolean, text, timestamp } from "drizzle-orm/pg-core";

export const timestamptz = (name: string) => timestamp(name, { withTimezone: true });

export const createdAt = timestamptz("created_at").notNull().defaultNow();

export function id(prefix: string) {
  return text("id")
    .primaryKey()
    .$defaultFn(() => `${prefix}_${crypto.randomUUID()}`);
}

export const baseColumns = {
  id: id("base"),
  createdAt,
  updatedAt: timestamptz("updated_at")
    .notNull()
    .defaultNow()
    .$onUpdate(() => new Date()),
};

export const softDelete = (prefix: string) => ({
  deleted: boolean(`${prefix}_deleted`).notNull().default(false),
  deletedAt: timestamptz("deleted_at"),
});
