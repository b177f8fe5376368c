import { client } from "./db";

export async function size(): Promise<number> {
  const [row] = await client<{ n: number }[]>`select count(*)::int as n from notes`;
  return row?.n ?? 0;
}
