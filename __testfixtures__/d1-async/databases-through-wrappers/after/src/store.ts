import { env } from "cloudflare:workers";

export class Store {
  protected readonly db: D1Database;

  constructor(path: string = ":memory:") {
    this.db = env.DB;
  }

  async get(key: string): Promise<string | undefined> {
    return (await this.db.prepare("SELECT v FROM kv WHERE k = ?").bind(key).first<{ v: string }>())?.v;
  }
}

/** Its constructor is the inherited one. */
export class UserStore extends Store {
  async names(): Promise<{ k: string }[]> {
    return (await this.db.prepare("SELECT k FROM kv").all<{ k: string }>()).results;
  }
}

interface Options {
  readonly file: string;
}

export class Log {
  private readonly file: string;

  constructor({ file }: Options) {
    this.file = file;
  }

  async lines(): Promise<unknown[]> {
    const db = env.DB;
    return (await db.prepare("SELECT line FROM log").all()).results;
  }
}
