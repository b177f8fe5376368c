import type { codes } from "../codes.js";

/** What becomes of one name of the library. */
export type Verdict =
  | { readonly verdict: "converted"; /** How it reads afterwards. */ readonly to: string }
  | { readonly verdict: "refused"; /** The finding that names each use. */ readonly code: keyof typeof codes }
  | { readonly verdict: "ignored"; readonly because: string };

export function converted(to: string): Verdict {
  return { verdict: "converted", to };
}

export function refused(code: keyof typeof codes): Verdict {
  return { verdict: "refused", code };
}

export function ignored(because: string): Verdict {
  return { verdict: "ignored", because };
}
