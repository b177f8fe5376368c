export interface Context {
  db: D1Database;
}

export async function touch({ db }: Context, id: number): Promise<void> {
  await db.prepare("UPDATE notes SET title = title WHERE id = ?").bind(id).run();
}
