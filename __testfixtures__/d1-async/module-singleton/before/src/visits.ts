import { getDb } from "./db";

export function recordVisit(page: string): number {
  getDb().run("INSERT INTO visit (page, count) VALUES (?, 1) ON CONFLICT (page) DO UPDATE SET count = count + 1", [page]);
  return visitsOf(page);
}

export function visitsOf(page: string): number {
  const row = getDb().query<{ count: number }, [string]>("SELECT count FROM visit WHERE page = ?").get(page);
  return row?.count ?? 0;
}

export function topPages(limit = 2): string[] {
  return getDb()
    .query<{ page: string }, [number]>("SELECT page FROM visit ORDER BY count DESC, page LIMIT ?")
    .all(limit)
    .map(({ page }) => page);
}
