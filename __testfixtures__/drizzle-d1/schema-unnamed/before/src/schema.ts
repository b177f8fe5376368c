import {
	boolean,
	decimal,
	json,
	pgTable,
	text,
	timestamp,
	unique,
} from "drizzle-orm/pg-core";

export const organization = pgTable("organization", {
	id: text().primaryKey(),
	createdAt: timestamp().notNull().defaultNow(),
	updatedAt: timestamp()
		.notNull()
		.defaultNow()
		.$onUpdate(() => new Date()),
	credits: decimal().notNull().default("0"),
	autoTopUp: boolean().notNull().default(false),
	plan: text({
		enum: ["free", "pro"],
	})
		.notNull()
		.default("free"),
	settings: json().$type<{ theme: string }>(),
});

export const providerKey = pgTable(
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
