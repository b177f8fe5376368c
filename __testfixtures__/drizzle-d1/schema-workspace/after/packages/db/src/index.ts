export * from "./schema";
export * from "drizzle-orm";
