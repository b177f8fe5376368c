/** @type {import("drizzle-kit").Config} */
export default {
	dialect: "postgresql",
	schema: "./src/schema.ts",
	out: "./migrations",
	casing: "snake_case",
	dbCredentials: { url: process.env.DATABASE_URL || "postgres://localhost/db" },
};
