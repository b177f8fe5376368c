import { drizzle } from "drizzle-orm/bun-sqlite";
import { items } from "./schema";

const db = drizzle("data/app.db");

export const all = () => db.select().from(items).all();
