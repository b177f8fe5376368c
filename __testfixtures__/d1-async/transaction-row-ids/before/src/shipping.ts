import type { Database, Statement } from "bun:sqlite";

export class Shipping {
  private readonly insertOrder: Statement;

  constructor(private readonly db: Database) {
    this.insertOrder = db.prepare("INSERT INTO orders (customer) VALUES (?)");
  }

  ship(customer: string, city: string | undefined) {
    const ship = this.db.transaction((street: string) => {
      const created = this.insertOrder.run(customer);
      this.db
        .query("INSERT INTO shipment (street, city, order_id) VALUES (?3, ?2, ?1)")
        .run(created.lastInsertRowid, city, street);
      const order = created.lastInsertRowid;
      return { order, city: city ?? "unknown" };
    });
    return ship(`${customer}'s street`);
  }
}
