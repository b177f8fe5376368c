import { tokenize } from "./tokens.js";

/** One placeholder of a statement. */
export interface Placeholder {
  readonly kind: "?" | "?N" | ":name" | "@name" | "$name";
  /** Without its sign: `id` of `$id`, `2` of `?2`, empty for `?`. */
  readonly name: string;
  /** UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

/** Lists the placeholders of a SQL text. Strings, quoted names and comments hold none. Never throws. */
export function scanPlaceholders(sql: string): Placeholder[] {
  return tokenize(sql)
    .tokens.filter((token) => token.kind === "placeholder")
    .map(({ text, start, end }) => ({ kind: kindOf(text), name: text.slice(1), start, end }));
}

function kindOf(text: string): Placeholder["kind"] {
  switch (text.charAt(0)) {
    case ":":
      return ":name";
    case "@":
      return "@name";
    case "$":
      return "$name";
    default:
      return text.length > 1 ? "?N" : "?";
  }
}

export type Renumbering =
  | {
      readonly ok: true;
      /** What to replace in the SQL text, in order. Empty where there are no named placeholders. */
      readonly replacements: readonly { readonly start: number; readonly end: number; readonly text: string }[];
      /** Names without their sign: `names[0]` is bound to `?1`. */
      readonly names: readonly string[];
    }
  | { readonly ok: false; readonly reason: string };

/**
 * Turns named placeholders into `?1`, `?2`, …: by `order` where it lists the name, the rest by first appearance. A name
 * that comes again gets its number again. Names in `order` that the SQL does not use get no number.
 *
 * Refused where positional and named placeholders are mixed, and where one name has two signs: SQLite takes `:a` and
 * `$a` for two parameters, while the libraries bind both from one property.
 */
export function renumberPlaceholders(sql: string, order: readonly string[] = []): Renumbering {
  const placeholders = scanPlaceholders(sql);
  const named = placeholders.filter(({ kind }) => kind !== "?" && kind !== "?N");
  if (named.length === 0) return { ok: true, replacements: [], names: [] };
  if (named.length < placeholders.length) return { ok: false, reason: "positional and named placeholders are mixed" };

  const signs = new Map<string, Placeholder["kind"]>();
  for (const { kind, name } of named) {
    const sign = signs.get(name) ?? kind;
    if (sign !== kind) return { ok: false, reason: `the name ${name} is used with two signs` };
    signs.set(name, sign);
  }
  const names = [...new Set([...order.filter((name) => signs.has(name)), ...signs.keys()])];
  return {
    ok: true,
    names,
    replacements: named.map(({ name, start, end }) => ({ start, end, text: `?${names.indexOf(name) + 1}` })),
  };
}
