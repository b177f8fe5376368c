import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { members } from "./schema";
import { env } from "cloudflare:workers";

let queue: any;

export function use(given: any): void {
  queue = given;
}

// Not every value is known.
export const purge = () => queue.execute(sql`delete from ${members}`);

let late: any = undefined;

late ??= drizzle(env.DB);

// Nor here.
export const clear = () => late.execute(sql`delete from ${members}`);
