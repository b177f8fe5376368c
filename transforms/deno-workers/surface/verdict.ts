import type { codes } from "../codes.js";

/** What becomes of one name of Deno. */
export type Verdict =
  | { readonly verdict: "converted"; /** How it reads afterwards. */ readonly to: string }
  | {
      readonly verdict: "refused";
      /** The finding that names each use. */
      readonly code: keyof typeof codes;
      /** What a Worker has instead, for the message. */
      readonly instead: string;
    };

export function converted(to: string): Verdict {
  return { verdict: "converted", to };
}

export function refused(code: keyof typeof codes, instead: string): Verdict {
  return { verdict: "refused", code, instead };
}
