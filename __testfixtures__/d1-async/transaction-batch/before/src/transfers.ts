import { Database } from "bun:sqlite";

const db = new Database("bank.sqlite");

export function transfer(from: number, to: number, amount: number): void {
  if (amount <= 0) throw new Error("nothing to transfer");
  db.transaction(() => {
    db.run("UPDATE accounts SET balance = balance - ? WHERE id = ?", [amount, from]);
    db.run("UPDATE accounts SET balance = balance + ? WHERE id = ?", [amount, to]);
    db.run("INSERT INTO transfers (sender, receiver, amount) VALUES (?, ?, ?)", [from, to, amount]);
  })();
}

const insert = db.prepare("INSERT INTO accounts (owner, balance) VALUES (?, ?)");

export const openAccounts = db.transaction((owners: string[]) => {
  for (const owner of owners) insert.run(owner, 0);
});

export function openAll(groups: string[][]): void {
  for (const owners of groups) openAccounts(owners);
  openAccounts.immediate(["bank"]);
}

export class Ledger {
  constructor(private readonly database: Database) {}

  close(ids: number[]): number {
    const run = this.database.transaction((accounts: number[]) => {
      accounts.forEach((id) => {
        if (id < 0) throw new RangeError("no such account");
        this.database.query("DELETE FROM accounts WHERE id = ?").run(id);
      });
      this.database.run("DELETE FROM transfers WHERE amount = 0");
      return accounts.length;
    });
    return run(ids);
  }

  reset(): void {
    this.database.transaction(() => {
      this.database.run("DELETE FROM transfers");
    })();
  }
}
