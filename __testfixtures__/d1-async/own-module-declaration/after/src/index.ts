import { env } from "cloudflare:workers";

const db = env.DB;

export async function write(message: string): Promise<void> {
  await db.prepare("INSERT INTO log (message) VALUES (?)").bind(message).run();
}

export async function messages(): Promise<unknown[]> {
  return (await db.prepare("SELECT message FROM log").all()).results;
}
