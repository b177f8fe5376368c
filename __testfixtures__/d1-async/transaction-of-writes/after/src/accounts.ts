export class Accounts {
  constructor(private readonly db: D1Database) {}

  async open(name: string, email: string): Promise<void> {
    const opened = async () => {
      await this.db.batch([
        this.db.prepare("INSERT INTO account (name, balance) VALUES (?, 0)").bind(name),
        this.db.prepare("INSERT INTO address (email, account) VALUES (?, ?)").bind(email, name),
        this.db.prepare("INSERT INTO journal (text) VALUES ('opened ' || ?)").bind(name),
      ]);
    };
    await opened();
  }

  async transfer(from: string, to: string, amount: number): Promise<void> {
    await this.db.batch([
      // The balance may not fall below zero: the CHECK of the table sees to that.
      this.db.prepare("UPDATE account SET balance = balance + ? WHERE name = ?").bind(amount, to),
      this.db.prepare("UPDATE account SET balance = balance - ? WHERE name = ?").bind(amount, from),
    ]);
  }

  async deposit(name: string, amount: number): Promise<boolean> {
    return (await this.db.prepare("UPDATE account SET balance = balance + ? WHERE name = ?").bind(amount, name).run()).meta.changes === 1;
  }

  readonly close = async (name: string): Promise<void> => {
    const close = async (account: string) => {
      await this.db.batch([
        this.db.prepare("DELETE FROM address WHERE account = ?").bind(account),
        this.db.prepare("DELETE FROM account WHERE name = ?").bind(account),
      ]);
    };
    await close(name);
  };

  async all() {
    return (await this.db.prepare("SELECT name, balance FROM account ORDER BY name").all()).results;
  }
}
