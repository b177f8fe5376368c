/**
 * Keeps what was made of texts, the last used ones. For things that are the same for the same text and that nobody changes:
 * syntax trees, the names in an expression.
 */
export class TextCache<Value> {
  private readonly values = new Map<string, Value>();
  private characters = 0;

  /** @param most UTF-16 units of all texts together */
  constructor(private readonly most: number) {}

  get(text: string, make: () => Value): Value {
    const known = this.values.get(text);
    if (known !== undefined || this.values.has(text)) {
      // The order of a Map is that of insertion.
      this.values.delete(text);
      this.values.set(text, known as Value);
      return known as Value;
    }
    const value = make();
    if (text.length * 4 > this.most) return value;
    this.values.set(text, value);
    this.characters += text.length;
    for (const oldest of this.values.keys()) {
      if (this.characters <= this.most) break;
      this.values.delete(oldest);
      this.characters -= oldest.length;
    }
    return value;
  }
}
