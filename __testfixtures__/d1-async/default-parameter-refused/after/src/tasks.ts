import { getDb } from "./db";

interface Task {
  title: string;
}

// @ts-expect-error d1-async/unsupported-member: member without a counterpart on D1
export async function titles(db = getDb(), sql = db.filename === "" ? "SELECT 'none' AS title" : "SELECT title FROM task"): Promise<string[]> {
  // @ts-expect-error d1-async/default-parameter: a default parameter value cannot wait
  const rows = (await db.prepare(sql).all<Task>()).results;
  // @ts-expect-error d1-async/default-parameter: a default parameter value cannot wait
  const upper = rows.map((row) => row.title.toUpperCase());
  return upper;
}

export async function allTitles(): Promise<string[]> {
  const db = await getDb();
  // @ts-expect-error d1-async/default-parameter: a default parameter value cannot wait
  return titles(db);
}
