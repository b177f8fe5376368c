import type { schemaCodes } from "../codes.js";

/** What becomes of one name of pg-core. */
export type CoreVerdict =
  | { readonly verdict: "same" }
  /** sqlite-core has the same thing under another name. */
  | { readonly verdict: "renamed"; readonly to: string }
  /** Its uses are rewritten one by one. */
  | { readonly verdict: "converted"; /** How it reads afterwards. */ readonly to: string }
  | { readonly verdict: "refused"; /** The finding that names each use. */ readonly code: keyof typeof schemaCodes }
  | { readonly verdict: "ignored"; readonly because: string };

export const same: CoreVerdict = { verdict: "same" };

export function renamed(to: string): CoreVerdict {
  return { verdict: "renamed", to };
}

export function converted(to: string): CoreVerdict {
  return { verdict: "converted", to };
}

export function refused(code: keyof typeof schemaCodes): CoreVerdict {
  return { verdict: "refused", code };
}

export function ignored(because: string): CoreVerdict {
  return { verdict: "ignored", because };
}

/** Names that only say `Pg` where sqlite-core's say `SQLite`. */
export function eachRenamed<const Names extends readonly string[]>(
  names: Names,
): Readonly<Record<Names[number], CoreVerdict>> {
  const entries = names.map((name) => [name, renamed(name.replace("Pg", "SQLite"))] as const);
  return Object.fromEntries(entries) as Record<Names[number], CoreVerdict>;
}
