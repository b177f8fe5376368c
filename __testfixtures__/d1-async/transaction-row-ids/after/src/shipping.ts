export class Shipping {
  private readonly insertOrder: D1PreparedStatement;

  constructor(private readonly db: D1Database) {
    this.insertOrder = db.prepare("INSERT INTO orders (customer) VALUES (?)");
  }

  async ship(customer: string, city: string | undefined) {
    const ship = async (street: string) => {
      const results = await this.db.batch([
        this.insertOrder.bind(customer),
        this.db
        .prepare("INSERT INTO shipment (street, city, order_id) VALUES (?2, ?1, last_insert_rowid())")
        .bind(city ?? null, street),
      ]);
      const created = results[0];
      const order = created.meta.last_row_id;
      return { order, city: city ?? "unknown" };
    };
    return ship(`${customer}'s street`);
  }
}
