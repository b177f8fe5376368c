import { sql, users } from "@acme/db";
import { pgTable, text, uuid } from "drizzle-orm/pg-core";

export const audit = pgTable("audit", {
  id: uuid("id").defaultRandom().primaryKey(),
  userId: text("user_id").references(() => users.id),
  entry: text("entry").default(sql`lower('NONE')`),
});
