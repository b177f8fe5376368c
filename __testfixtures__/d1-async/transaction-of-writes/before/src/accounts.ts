import type { Database } from "bun:sqlite";

export class Accounts {
  constructor(private readonly db: Database) {}

  open(name: string, email: string): void {
    const opened = this.db.transaction(() => {
      this.db.run("INSERT INTO account (name, balance) VALUES (?, 0)", [name]);
      this.db.run("INSERT INTO address (email, account) VALUES (?, ?)", [email, name]);
      this.db.run("INSERT INTO journal (text) VALUES ('opened ' || ?)", [name]);
    });
    opened();
  }

  transfer(from: string, to: string, amount: number): void {
    this.db.transaction(() => {
      // The balance may not fall below zero: the CHECK of the table sees to that.
      this.db.query("UPDATE account SET balance = balance + ? WHERE name = ?").run(amount, to);
      this.db.query("UPDATE account SET balance = balance - ? WHERE name = ?").run(amount, from);
    })();
  }

  deposit(name: string, amount: number): boolean {
    return this.db.query("UPDATE account SET balance = balance + ? WHERE name = ?").run(amount, name).changes === 1;
  }

  readonly close = (name: string): void => {
    const close = this.db.transaction((account: string) => {
      this.db.run("DELETE FROM address WHERE account = ?", [account]);
      this.db.run("DELETE FROM account WHERE name = ?", [account]);
    });
    close(name);
  };

  all() {
    return this.db.query("SELECT name, balance FROM account ORDER BY name").all();
  }
}
