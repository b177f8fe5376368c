import { Database } from "bun:sqlite";

class Note {
  declare id: number;
}

export function inspect(db: Database): unknown {
  const statement = db.query("SELECT id FROM notes WHERE id = ?");
  return {
    file: db.filename,
    busy: db.inTransaction,
    columns: statement.columnNames,
    parameters: statement.paramsCount,
    text: statement.toString(),
    notes: statement.as(Note).all(1),
    bytes: db.serialize(),
  };
}

export function extend(db: Database): void {
  db.loadExtension("./vector");
  db.fileControl(10, 0);
}

export function restore(bytes: Uint8Array): Database {
  return Database.deserialize(bytes);
}
