import { drizzle } from "drizzle-orm/d1";
import { env } from "cloudflare:workers";

const db = drizzle(env.DB);

/** Brings the schema up to date. */
export async function prepare(): Promise<void> {
}

export const again = () => {};

export function perhaps(when: boolean): void {
  if (when) {}
  else console.log("not now");
}

export function from(folder: string): void {
}
