import connection from "./connection";

export function countUsers(): number {
  const { n } = connection.query("SELECT COUNT(*) AS n FROM users").get() as { n: number };
  return n;
}

export const userName = (id: number): string | undefined => {
  const row = connection.query("SELECT name FROM users WHERE id = ?").get(id) as { name: string } | null;
  return row?.name;
};
