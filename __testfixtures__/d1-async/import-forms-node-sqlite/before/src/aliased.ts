import { DatabaseSync as Database, StatementSync as Statement } from "node:sqlite";

export class Store {
  #find: Statement;

  constructor(database: Database) {
    this.#find = database.prepare("SELECT title FROM notes WHERE id = ?");
  }

  find(id: number) {
    return this.#find.get(id);
  }
}
