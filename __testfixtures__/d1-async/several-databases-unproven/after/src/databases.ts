import { env } from "cloudflare:workers";

const main = env.DB;
const scratch = env.DB;

export function conversation(id: string): D1Database {
  return env.DB;
}

export async function note(text: string): Promise<void> {
  await main.prepare("INSERT INTO notes (text) VALUES (?)").bind(text).run();
  await scratch.prepare("INSERT INTO words (text) VALUES (?)").bind(text).run();
}
