import { migrate } from "drizzle-orm/d1/migrator";

export const migrators = [migrate];
