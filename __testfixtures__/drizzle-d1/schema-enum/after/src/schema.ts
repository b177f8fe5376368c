import { integer, sqliteTable, check, text } from "drizzle-orm/sqlite-core";
import { sql } from "drizzle-orm";

export const roleEnum = { enumName: "role", enumValues: ["owner", "admin", "member's guest"] } as const;
export type Role = (typeof roleEnum.enumValues)[number];

export const members = sqliteTable("members", {
  id: integer("id").primaryKey({ autoIncrement: true }),
  role: text("role", { enum: roleEnum.enumValues }).notNull().default("admin"),
  previousRole: text("previous_role", { enum: roleEnum.enumValues }),
}, (table) => [check("members_role_check", sql`${table.role} in ('owner', 'admin', 'member''s guest')`), check("members_previous_role_check", sql`${table.previousRole} in ('owner', 'admin', 'member''s guest')`)]);

export const notes = sqliteTable("notes", {
  id: integer("id").primaryKey({ autoIncrement: true }),
  memberId: integer("member_id").references(() => members.id),
  body: text("body"),
});
