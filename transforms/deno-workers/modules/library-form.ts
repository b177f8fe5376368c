import type { ts } from "ts-morph";
import type { DenoCode, DenoContext } from "../deno-context.js";

/** What becomes of a name that a library of Deno exports. */
export type LibraryForm =
  /** Another module exports the same. */
  | { readonly kind: "module"; readonly module: string; readonly name: string }
  /** Each use is written anew. */
  | { readonly kind: "use"; readonly convert: UseConversion }
  /** A global of the same name. */
  | { readonly kind: "global"; readonly refuse: (use: ts.Identifier) => string | undefined }
  /** The same library on JSR has it under the same name. */
  | { readonly kind: "jsr"; readonly module: string }
  | { readonly kind: "refused"; readonly code: DenoCode; readonly message: string };

/**
 * Writes a use of a name anew.
 *
 * @param use the name, as the file calls it
 * @returns why the use stays
 */
export type UseConversion = (use: ts.Identifier, context: DenoContext) => string | undefined;

/** The forms of a library's names; `*` stands for all others. */
export type LibraryForms = Readonly<Record<string, LibraryForm>>;

export function fromModule(module: string, names: readonly string[]): LibraryForms {
  return Object.fromEntries(names.map((name) => [name, { kind: "module", module, name } as const]));
}

export function renamed(module: string, name: string): LibraryForm {
  return { kind: "module", module, name };
}

export function written(convert: UseConversion): LibraryForm {
  return { kind: "use", convert };
}

export function fromJsr(module: string, names: readonly string[]): LibraryForms {
  return Object.fromEntries(names.map((name) => [name, { kind: "jsr", module } as const]));
}

export function refusedName(code: DenoCode, message: string): LibraryForm {
  return { kind: "refused", code, message };
}
