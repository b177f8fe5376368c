import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { members } from "./schema";

let queue: any;

export function use(given: any): void {
  queue = given;
}

// Not every value is known.
export const purge = () => queue.execute(sql`delete from ${members}`);

let late: any = undefined;

late ??= drizzle(process.env.DATABASE_URL!);

// Nor here.
export const clear = () => late.execute(sql`delete from ${members}`);
