import Database from "better-sqlite3";

export interface Member {
  id: number;
  name: string;
  nickname: string | null;
}

const db = new Database("app.sqlite");
db.pragma("journal_mode = WAL");
db.exec("CREATE TABLE IF NOT EXISTS member (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, nickname TEXT)");

export function findMember(id: number): Member | undefined {
  return db.prepare("SELECT * FROM member WHERE id = ?").get(id) as Member | undefined;
}

export const findByName = (name: string) =>
  db.prepare<[string], Member>("SELECT * FROM member WHERE name = ?").get(name);

export function nicknameOf(id: number): string | null | undefined {
  const row = db.prepare("SELECT nickname FROM member WHERE id = ?").get(id) as Pick<Member, "nickname"> | undefined;
  return row?.nickname;
}

export function isMember(id: number): boolean {
  return db.prepare("SELECT 1 FROM member WHERE id = ?").get(id) !== undefined;
}

export function addMember(name: string, nickname: string | null): number | bigint {
  if (findByName(name)) return 0;
  return db.prepare("INSERT INTO member (name, nickname) VALUES (@name, @nickname)").run({ name, nickname }).lastInsertRowid;
}
