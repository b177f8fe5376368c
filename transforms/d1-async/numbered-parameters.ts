import { renumberPlaceholders } from "../../src/sql/placeholders.js";
import type { EditCollector } from "../../src/typescript/edit-collector.js";
import { literalTextRange } from "../../src/typescript/literal-text.js";
import type { StaticText } from "../../src/typescript/static-text.js";

/**
 * Numbers for the named parameters of SQL texts. One text may be run from several places, so the first place that asks
 * decides about the order, and every other one follows.
 */
export class NumberedParameters {
  readonly #orders = new Map<StaticText["literal"], readonly string[]>();

  /**
   * The names of a text's parameters (without their sign) in the order of their numbers; or why there can be
   * none.
   *
   * @param preferred names (without sign) in the order in which the values stand, so that they can stay there
   */
  order(sql: StaticText, preferred: readonly string[]): readonly string[] | string {
    if (!sql.literal) return "the SQL is put together from several literals";
    const known = this.#orders.get(sql.literal);
    if (known) return known;
    const result = renumberPlaceholders(sql.text, preferred);
    if (!result.ok) return result.reason;
    this.#orders.set(sql.literal, result.names);
    return result.names;
  }

  renumber(sql: StaticText, order: readonly string[], collector: EditCollector): void {
    if (!sql.literal) return;
    const result = renumberPlaceholders(sql.text, order);
    if (!result.ok) return;
    for (const { start, end, text } of result.replacements) {
      const range = literalTextRange(sql.literal, start, end);
      collector.replace(sql.literal.getSourceFile(), range, text, "d1-async/named-parameters");
    }
  }
}
