import { env } from "cloudflare:workers";

export class Notes {
  private readonly byId: D1PreparedStatement;

  constructor(private readonly db: D1Database) {
    this.byId = db.prepare("SELECT title FROM notes WHERE id = ?");
  }

  async exists(id: number): Promise<boolean> {
    return await this.byId.bind(id).first() !== null;
  }
}

export function openNotes(): Notes {
  return new Notes(env.DB);
}
