import { migrate } from "drizzle-orm/bun-sqlite/migrator";

export const migrators = [migrate];
