import { count } from "drizzle-orm";
import { db } from "./db";
import { members } from "./schema";

const sql = (strings: TemplateStringsArray, ...values: unknown[]) => strings.join("?") + String(values.length);
const ilike = (text: string, pattern: string) => text.toLowerCase().includes(pattern);

class Ledger {
  rowCount = 0;
  execute(text: string): { rows: string[] } {
    return { rows: [text] };
  }
  transaction<T>(work: (ledger: Ledger) => T): T {
    return work(this);
  }
  for(what: string): this {
    this.rowCount += what.length;
    return this;
  }
}

export function book(ledger: Ledger): number {
  ledger.transaction((tx) => tx.execute(sql`select now()::text`));
  const { rows } = ledger.execute("select now()");
  // db.execute(sql`select now()`) would be another thing.
  const note = "db.transaction(async (tx) => { … })";
  return ledger.for("update").rowCount + rows.length + note.length + Number(ilike("A", "a"));
}

export const status = (error: { code: string }) => (error.code === "E23505" ? 1 : 0);
export const all = () => db.select({ n: count() }).from(members);
