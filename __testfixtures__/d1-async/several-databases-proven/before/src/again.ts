import { Database } from "bun:sqlite";

export function readUser(id: number): unknown {
  const db = new Database("./data/users.db", { readonly: true });
  try {
    return db.query("SELECT name FROM users WHERE id = ?").get(id);
  } finally {
    db.close();
  }
}
