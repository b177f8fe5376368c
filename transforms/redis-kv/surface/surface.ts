import { commandOf, treatmentOf } from "../commands.js";
import type { codes } from "../codes.js";

/** What becomes of one member of a client. */
export type Verdict =
  | { readonly verdict: "converted"; /** How it reads afterwards. */ readonly to: string }
  | { readonly verdict: "refused"; /** The finding that names each use. */ readonly code: keyof typeof codes };

/**
 * All methods and properties of a library's client, as its declaration files have them. A test walks these and fails on
 * a name that the table lacks, and on one that the library no longer has.
 */
export interface Surface {
  /** As the user knows it. */
  readonly library: string;
  readonly members: Readonly<Record<string, Verdict>>;
}

/** The verdict on a command is the same for every client; only names and arguments differ. */
function verdictOn(member: string): Verdict {
  const treatment = treatmentOf(commandOf(member).command);
  switch (treatment.kind) {
    case "kv":
      return { verdict: "converted", to: treatment.to };
    case "caveat":
      return { verdict: "converted", to: `${treatment.to}; not in one step` };
    case "refused":
      return { verdict: "refused", code: treatment.code };
    case "connection":
      return { verdict: "converted", to: "removed with the last use of the client" };
  }
}

/** @param names separated by white space */
export function members(names: string): Readonly<Record<string, Verdict>> {
  return Object.fromEntries(
    names
      .trim()
      .split(/\s+/)
      .map((name) => [name, verdictOn(name)]),
  );
}
