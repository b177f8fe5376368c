import { defineConfig } from "drizzle-kit";

export default defineConfig({ dialect: "mysql", schema: "./src/mysql.ts", dbCredentials: { url: process.env.MYSQL_URL! } });
