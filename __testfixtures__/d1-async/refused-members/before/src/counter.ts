import { Database } from "bun:sqlite";

const db = new Database("counters.sqlite");

function read(name: string): number {
  const row = db.query("SELECT value FROM counters WHERE name = ?").get(name) as { value: number } | null;
  return row?.value ?? 0;
}

export class Counter {
  static total = 0;
  static {
    Counter.total = read("total");
  }

  readonly started = read("started");
  private readonly initial: number;

  constructor(private readonly name: string) {
    this.initial = read(name);
  }

  get value(): number {
    return read(this.name);
  }

  set value(value: number) {
    db.run("UPDATE counters SET value = ? WHERE name = ?", [value, this.name]);
  }

  *history(): Generator<number> {
    for (const row of db.query("SELECT value FROM history WHERE name = ?").all(this.name) as { value: number }[]) {
      yield row.value;
    }
  }

  async *later(): AsyncGenerator<number> {
    for (const row of db.query("SELECT value FROM history WHERE name = ?").all(this.name) as { value: number }[]) {
      yield row.value;
    }
  }

  [Symbol.iterator](): Iterator<number> {
    return [read(this.name), this.initial][Symbol.iterator]();
  }

  toString(): string {
    return `${this.name}: ${read(this.name)}`;
  }

  toJSON(): unknown {
    return { name: this.name, value: read(this.name) };
  }
}

export const lazy = {
  get first() {
    return read("first");
  },
};
