/** What becomes of one name of a runtime. */
export type Verdict<Code extends string> = Converted | Refused<Code>;

export interface Converted {
  readonly verdict: "converted";
  /** How it reads afterwards. */
  readonly to: string;
}

export interface Refused<Code extends string> {
  readonly verdict: "refused";
  /** The finding that names each use. */
  readonly code: Code;
  /** What a Worker has instead, for the message. */
  readonly instead: string;
}

export function converted(to: string): Converted {
  return { verdict: "converted", to };
}

export function refused<Code extends string>(code: Code, instead: string): Refused<Code> {
  return { verdict: "refused", code, instead };
}
