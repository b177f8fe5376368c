import { Database } from "bun:sqlite";

class Note {
  declare id: number;
}

export async function inspect(db: D1Database): Promise<unknown> {
  const statement = db.prepare("SELECT id FROM notes WHERE id = ?");
  return {
    // @ts-expect-error d1-async/unsupported-member: member without a counterpart on D1
    file: db.filename,
    // @ts-expect-error d1-async/unsupported-member: member without a counterpart on D1
    busy: db.inTransaction,
    // @ts-expect-error d1-async/unsupported-member: member without a counterpart on D1
    columns: statement.columnNames,
    // @ts-expect-error d1-async/unsupported-member: member without a counterpart on D1
    parameters: statement.paramsCount,
    text: statement.toString(),
    // @ts-expect-error d1-async/unsupported-member: member without a counterpart on D1
    notes: (await statement.as(Note).bind(1).all<Note>()).results,
    // @ts-expect-error d1-async/unsupported-member: member without a counterpart on D1
    bytes: db.serialize(),
  };
}

export function extend(db: D1Database): void {
  // @ts-expect-error d1-async/unsupported-member: member without a counterpart on D1
  db.loadExtension("./vector");
  // @ts-expect-error d1-async/unsupported-member: member without a counterpart on D1
  db.fileControl(10, 0);
}

export function restore(bytes: Uint8Array): D1Database {
  // @ts-expect-error d1-async/unsupported-member: member without a counterpart on D1
  return Database.deserialize(bytes);
}
