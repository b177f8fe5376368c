import { Database } from "bun:sqlite";

export class Store {
  protected readonly db: Database;

  constructor(path: string = ":memory:") {
    this.db = new Database(path);
  }

  get(key: string): string | undefined {
    return this.db.query<{ v: string }, [string]>("SELECT v FROM kv WHERE k = ?").get(key)?.v;
  }
}

/** Its constructor is the inherited one. */
export class UserStore extends Store {
  names(): { k: string }[] {
    return this.db.query<{ k: string }, []>("SELECT k FROM kv").all();
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

  lines(): unknown[] {
    const db = new Database(this.file);
    return db.query("SELECT line FROM log").all();
  }
}
