import { defineConfig } from "npm:drizzle-kit";

export default defineConfig({
  schema: "./src/schema.ts",
  out: "./drizzle-d1",
  dialect: "sqlite",
  driver: "d1-http",
  dbCredentials: {
    accountId: Deno.env.get("CLOUDFLARE_ACCOUNT_ID")!,
    databaseId: Deno.env.get("CLOUDFLARE_DATABASE_ID")!,
    token: Deno.env.get("CLOUDFLARE_D1_TOKEN")!,
  },
});
