import { Database as Sqlite, type Statement } from "bun:sqlite";

export class Notes {
  private readonly byId: Statement;

  constructor(private readonly db: Sqlite) {
    this.byId = db.query("SELECT title FROM notes WHERE id = ?");
  }

  exists(id: number): boolean {
    return this.byId.get(id) !== null;
  }
}

export function openNotes(): Notes {
  return new Notes(new Sqlite("app.sqlite"));
}
