import type { codes } from "../codes.js";

/** What becomes of one member of a source library. */
export type Verdict =
  | { readonly verdict: "converted"; /** How it reads afterwards. */ readonly to: string }
  | { readonly verdict: "refused"; /** The finding that names each use. */ readonly code: keyof typeof codes }
  | { readonly verdict: "ignored"; readonly because: string };

/**
 * All that a library declares, as its declaration files do. A test walks these and fails on a name that the table lacks,
 * and on one that the library no longer has.
 */
export interface Surface {
  /** As the user knows it. */
  readonly library: string;
  /** Classes, interfaces, types, functions and constants. Those of a namespace are qualified: `Database.RunResult`. */
  readonly exports: Readonly<Record<string, Verdict>>;
  /**
   * Members by class or interface; one that is not here shares the verdict of its export. `new` is the constructor, `()`
   * a call of the thing itself, `static x` a static member. `Database.transaction()` is what that method returns.
   */
  readonly members: Readonly<Record<string, Readonly<Record<string, Verdict>>>>;
}

export function converted(to: string): Verdict {
  return { verdict: "converted", to };
}

export function refused(code: keyof typeof codes): Verdict {
  return { verdict: "refused", code };
}

export function ignored(because: string): Verdict {
  return { verdict: "ignored", because };
}
