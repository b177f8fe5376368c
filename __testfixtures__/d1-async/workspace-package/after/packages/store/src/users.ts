export interface User {
  id: number;
  name: string;
}

export async function listUsers(db: D1Database): Promise<User[]> {
  return (await db.prepare("SELECT id, name FROM users ORDER BY name").all<User>()).results;
}
