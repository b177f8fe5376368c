import connection from "./connection";

export async function countUsers(): Promise<number> {
  const { n } = (await connection.prepare("SELECT COUNT(*) AS n FROM users").first<{ n: number }>())!;
  return n;
}

export const userName = async (id: number): Promise<string | undefined> => {
  const row = await connection.prepare("SELECT name FROM users WHERE id = ?").bind(id).first<{ name: string }>();
  return row?.name;
};
