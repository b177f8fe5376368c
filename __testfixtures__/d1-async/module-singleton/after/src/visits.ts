import { getDb } from "./db";

export async function recordVisit(page: string): Promise<number> {
  await getDb().prepare("INSERT INTO visit (page, count) VALUES (?, 1) ON CONFLICT (page) DO UPDATE SET count = count + 1").bind(page).run();
  return visitsOf(page);
}

export async function visitsOf(page: string): Promise<number> {
  const row = await getDb().prepare("SELECT count FROM visit WHERE page = ?").bind(page).first<{ count: number }>();
  return row?.count ?? 0;
}

export async function topPages(limit = 2): Promise<string[]> {
  return (await getDb()
    .prepare("SELECT page FROM visit ORDER BY count DESC, page LIMIT ?")
    .bind(limit).all<{ page: string }>()).results
    .map(({ page }) => page);
}
