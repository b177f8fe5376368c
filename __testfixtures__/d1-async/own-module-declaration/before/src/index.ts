import { Database } from "bun:sqlite";

const db = new Database("log.sqlite");
db.exec("CREATE TABLE IF NOT EXISTS log (message TEXT)");

export function write(message: string): void {
  db.query("INSERT INTO log (message) VALUES (?)").run(message);
}

export function messages(): unknown[] {
  return db.query("SELECT message FROM log").all();
}
