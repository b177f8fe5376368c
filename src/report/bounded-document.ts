import { count } from "./count.js";

/** A part of a document whose items may be left out, the last ones first. */
export interface Section {
  /** What stands above the items, once there is room for one of them. */
  readonly head: string;
  readonly items: readonly string[];
  /** What one item is called. */
  readonly noun: string;
}

/**
 * Puts sections together, in the order of their importance, and leaves out what does not fit. The end then says how many
 * items of which kind are missing, so that nothing goes in silence. A section without items is left out whole.
 *
 * @param limit in UTF-16 units; at least that of the closing sentence
 * @param whole where to read what was left out
 */
export function boundedDocument(sections: readonly Section[], limit: number, whole: string): string {
  const filled = sections.filter(({ items }) => items.length > 0);
  const document = filled.map(({ head, items }) => head + items.join("")).join("");
  if (document.length <= limit) return document;

  // What the closing sentence takes at most: all nouns, with numbers as large as they can be.
  const room =
    limit -
    closing(
      filled.map(({ noun, items }) => [noun, items.length]),
      whole,
    ).length;
  const missing: [noun: string, amount: number][] = [];
  let text = "";
  for (const { head, items, noun } of filled) {
    let part = head;
    let taken = 0;
    for (const item of items) {
      if (text.length + part.length + item.length > room) break;
      part += item;
      taken += 1;
    }
    if (taken > 0) text += part;
    if (taken < items.length) missing.push([noun, items.length - taken]);
  }
  return text + closing(missing, whole);
}

function closing(missing: readonly (readonly [noun: string, amount: number])[], whole: string): string {
  const parts = missing.map(([noun, amount]) => count(amount, noun));
  return `\n**Cut to fit.** Left out here: ${parts.join(", ")}. ${whole}\n`;
}
