import { env } from "cloudflare:workers";

interface Note {
  id: number;
  title: string;
}

const db = env.DB;

const byTitle = db.prepare("SELECT id, title FROM notes WHERE title = ?");

const statements = {
  insert: db.prepare("INSERT INTO notes (title) VALUES (?)"),
  remove: db.prepare("DELETE FROM notes WHERE id = ?"),
};

export async function add(title: string): Promise<number> {
  if (await byTitle.bind(title).first<Note>()) return 0;
  const { meta: { changes } } = await statements.insert.bind(title).run();
  return changes;
}

export async function remove(ids: number[]): Promise<void> {
  for (const id of ids) await statements.remove.bind(id).run();
}

export class Notes {
  #all = db.prepare("SELECT id, title FROM notes");
  private cache = new Map<string, D1PreparedStatement>();
  declare readonly latest: D1PreparedStatement;

  private statement(column: "id" | "rowid"): D1PreparedStatement {
    const sql = `SELECT id, title FROM notes WHERE ${column} = ?`;
    let statement = this.cache.get(sql);
    if (!statement) {
      statement = db.prepare(sql);
      this.cache.set(sql, statement);
    }
    return statement;
  }

  async list(): Promise<Note[]> {
    return (await this.#all.all<Note>()).results;
  }

  async find(id: number): Promise<Note | null> {
    return this.statement("id").bind(id).first<Note>();
  }

  *titles(): Generator<string> {
    const latest = this.latest;
    yield "first";
    for (const title of ["a", "b"]) yield title + String(latest !== undefined);
  }
}
