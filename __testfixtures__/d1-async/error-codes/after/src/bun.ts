import { env } from "cloudflare:workers";

const db = env.DB;

export async function addUser(email: string): Promise<"added" | "taken"> {
  try {
    await db.prepare("INSERT INTO users (email) VALUES (?)").bind(email).run();
    return "added";
  } catch (error) {
    if (error instanceof Error && error.message.includes("SQLITE_CONSTRAINT_UNIQUE")) return "taken";
    throw error;
  }
}

export function explain(error: unknown): string {
  if (error instanceof Error) {
    // @ts-expect-error d1-async/error-property: use of an error's SQLite code
    return `${error.code} (${error.errno})`;
  }
  return String(error);
}
