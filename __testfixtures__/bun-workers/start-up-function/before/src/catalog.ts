export class Catalog {
  readonly #items = new Map<string, { name: string; price: number }>();

  async load(): Promise<void> {
    await Bun.sleep(1);
    this.#items.set("pen", { name: "Pen", price: 2 });
  }

  find(name: string): { name: string; price: number } | undefined {
    return this.#items.get(name);
  }
}
