/** Declarations that stand in for a library's own types where these are not installed. */
export interface Stub {
  /** Text of a global (script) declaration file: `declare module "…"` blocks and, for the target, ambient globals. */
  readonly text: string;
  /** The module names that the text declares. */
  readonly provides: readonly string[];
  /** Modules that the text itself imports from. Their types, real or stubbed, belong in the program too. */
  readonly requires?: readonly string[];
}
