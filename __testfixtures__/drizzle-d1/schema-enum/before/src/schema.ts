import { integer, pgEnum, pgTable, serial, text } from "drizzle-orm/pg-core";

export const roleEnum = pgEnum("role", ["owner", "admin", "member's guest"]);
export type Role = (typeof roleEnum.enumValues)[number];

export const members = pgTable("members", {
  id: serial("id").primaryKey(),
  role: roleEnum("role").notNull().default("admin"),
  previousRole: roleEnum("previous_role"),
});

export const notes = pgTable("notes", {
  id: serial("id").primaryKey(),
  memberId: integer("member_id").references(() => members.id),
  body: text("body"),
});
