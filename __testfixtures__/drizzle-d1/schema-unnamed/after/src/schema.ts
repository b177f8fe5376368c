import {
	sqliteTable,
	integer,
	text,
	unique,
} from "drizzle-orm/sqlite-core";
import { sql } from "drizzle-orm";

export const organization = sqliteTable("organization", {
	id: text().primaryKey(),
	createdAt: integer({ mode: "timestamp_ms" }).notNull().default(sql`(CAST(unixepoch('subsec') * 1000 AS INTEGER))`),
	updatedAt: integer({ mode: "timestamp_ms" })
		.notNull()
		.default(sql`(CAST(unixepoch('subsec') * 1000 AS INTEGER))`)
		.$onUpdate(() => new Date()),
	credits: text().notNull().default("0"),
	autoTopUp: integer({ mode: "boolean" }).notNull().default(false),
	plan: text({
		enum: ["free", "pro"],
	})
		.notNull()
		.default("free"),
	settings: text({ mode: "json" }).$type<{ theme: string }>(),
});

export const providerKey = sqliteTable(
	"provider_key",
	{
		id: text().primaryKey(),
		name: text(),
		organizationId: text()
			.notNull()
			.references(() => organization.id, { onDelete: "cascade" }),
	},
	(table) => [unique().on(table.organizationId, table.name)],
);
