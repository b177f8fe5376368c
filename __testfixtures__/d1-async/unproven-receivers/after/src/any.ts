export class Users {
  constructor(private readonly db: D1Database) {}

  async removeUser(id: number): Promise<void> {
    await this.db.prepare("DELETE FROM users WHERE id = ?").bind(id).run();
  }
}

export async function cleanUp(context: any, users: Users): Promise<number> {
  const rows = context.db.query("SELECT id FROM users WHERE name IS NULL").all();
  for (const { id } of rows) await users.removeUser(id);
  return rows.length;
}
