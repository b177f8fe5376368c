export class Repository {
  private readonly insert: D1PreparedStatement;

  constructor(private readonly db: D1Database) {
    this.insert = db.prepare("INSERT INTO notes (title) VALUES (?)");
  }

  async add(title: string): Promise<D1Result> {
    return this.insert.bind(title).run();
  }
}
