import { env } from "cloudflare:workers";

const db = env.DB;

export async function transfer(from: number, to: number, amount: number): Promise<void> {
  if (amount <= 0) throw new Error("nothing to transfer");
  await db.batch([
    db.prepare("UPDATE accounts SET balance = balance - ? WHERE id = ?").bind(amount, from),
    db.prepare("UPDATE accounts SET balance = balance + ? WHERE id = ?").bind(amount, to),
    db.prepare("INSERT INTO transfers (sender, receiver, amount) VALUES (?, ?, ?)").bind(from, to, amount),
  ]);
}

const insert = db.prepare("INSERT INTO accounts (owner, balance) VALUES (?, ?)");

export const openAccounts = async (owners: string[]) => {
  const statements: D1PreparedStatement[] = [];
  for (const owner of owners) statements.push(insert.bind(owner, 0));
  if (statements.length > 0) await db.batch(statements);
};

export async function openAll(groups: string[][]): Promise<void> {
  for (const owners of groups) await openAccounts(owners);
  await openAccounts(["bank"]);
}

export class Ledger {
  constructor(private readonly database: D1Database) {}

  async close(ids: number[]): Promise<number> {
    const run = async (accounts: number[]) => {
      const statements: D1PreparedStatement[] = [];
      accounts.forEach((id) => {
        if (id < 0) throw new RangeError("no such account");
        statements.push(this.database.prepare("DELETE FROM accounts WHERE id = ?").bind(id));
      });
      statements.push(this.database.prepare("DELETE FROM transfers WHERE amount = 0"));
      if (statements.length > 0) await this.database.batch(statements);
      return accounts.length;
    };
    return run(ids);
  }

  async reset(): Promise<void> {
    await this.database.batch([
      this.database.prepare("DELETE FROM transfers"),
    ]);
  }
}
