export class Store {
  #find: D1PreparedStatement;

  constructor(database: D1Database) {
    this.#find = database.prepare("SELECT title FROM notes WHERE id = ?");
  }

  async find(id: number) {
    return (await this.#find.bind(id).first()) ?? undefined;
  }
}
