export { and, ilike, sql } from "drizzle-orm";
