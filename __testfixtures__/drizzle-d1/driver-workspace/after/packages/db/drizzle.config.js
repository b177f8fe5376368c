/** @type {import("drizzle-kit").Config} */
export default {
	dialect: "sqlite",
	driver: "d1-http",
	schema: "./src/schema.ts",
	out: "./drizzle-d1",
	casing: "snake_case",
	dbCredentials: {
		accountId: process.env.CLOUDFLARE_ACCOUNT_ID,
		databaseId: process.env.CLOUDFLARE_DATABASE_ID,
		token: process.env.CLOUDFLARE_D1_TOKEN,
	},
};
