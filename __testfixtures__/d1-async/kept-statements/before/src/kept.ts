import { Database, type Statement } from "bun:sqlite";

interface Note {
  id: number;
  title: string;
}

const db = new Database("notes.sqlite");

const byTitle = db.query<Note, [string]>("SELECT id, title FROM notes WHERE title = ?");

const statements = {
  insert: db.prepare("INSERT INTO notes (title) VALUES (?)"),
  remove: db.prepare("DELETE FROM notes WHERE id = ?"),
};

export function add(title: string): number {
  if (byTitle.get(title)) return 0;
  const { changes } = statements.insert.run(title);
  return changes;
}

export function remove(ids: number[]): void {
  for (const id of ids) statements.remove.run(id);
}

export class Notes {
  #all = db.query<Note, []>("SELECT id, title FROM notes");
  private cache = new Map<string, Statement<Note, [number]>>();
  declare readonly latest: Statement<Note, []>;

  private statement(column: "id" | "rowid"): Statement<Note, [number]> {
    const sql = `SELECT id, title FROM notes WHERE ${column} = ?`;
    let statement = this.cache.get(sql);
    if (!statement) {
      statement = db.query<Note, [number]>(sql);
      this.cache.set(sql, statement);
    }
    return statement;
  }

  list(): Note[] {
    return this.#all.all();
  }

  find(id: number): Note | null {
    return this.statement("id").get(id);
  }

  *titles(): Generator<string> {
    const latest = this.latest;
    yield "first";
    for (const title of ["a", "b"]) yield title + String(latest !== undefined);
  }
}
