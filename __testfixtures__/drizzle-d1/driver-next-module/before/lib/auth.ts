import { db } from "./db";

declare function adapter(database: unknown): object;

export const auth = { adapter: adapter(db) };
