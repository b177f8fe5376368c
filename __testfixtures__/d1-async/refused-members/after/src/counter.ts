import { env } from "cloudflare:workers";

const db = env.DB;

async function read(name: string): Promise<number> {
  const row = await db.prepare("SELECT value FROM counters WHERE name = ?").bind(name).first<{ value: number }>();
  return row?.value ?? 0;
}

export class Counter {
  static total = 0;
  static {
    // @ts-expect-error d1-async/static-block: a static block cannot wait
    Counter.total = read("total");
  }

  readonly started = read("started");
  private readonly initial: number;

  constructor(private readonly name: string) {
    // @ts-expect-error d1-async/constructor: a constructor cannot wait
    this.initial = read(name);
  }

  get value(): number {
    // @ts-expect-error d1-async/getter: a getter cannot wait
    return read(this.name);
  }

  set value(value: number) {
    // @ts-expect-error d1-async/setter: a setter cannot wait
    db.run("UPDATE counters SET value = ? WHERE name = ?", [value, this.name]);
  }

  *history(): Generator<number> {
    // @ts-expect-error d1-async/generator: a generator cannot wait
    for (const row of db.prepare("SELECT value FROM history WHERE name = ?").all(this.name) as { value: number }[]) {
      yield row.value;
    }
  }

  async *later(): AsyncGenerator<number> {
    for (const row of (await db.prepare("SELECT value FROM history WHERE name = ?").bind(this.name).all<{ value: number }>()).results) {
      yield row.value;
    }
  }

  [Symbol.iterator](): Iterator<number> {
    // @ts-expect-error d1-async/well-known-method: the language calls this method and does not wait for it
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
