import { type ParseError, parse as parseJsonc } from "jsonc-parser";
import type { ts } from "ts-morph";
import { lineAndColumn } from "./text-position.js";
import { isDeclarationFile, isSourceFile, isSqlFile } from "./source-kinds.js";

export type TypeScript = typeof ts;

/** Loads TypeScript: a third of a second and 100 MB, so only when there is something to parse. */
export async function loadTypeScript(): Promise<TypeScript> {
  return (await import("ts-morph")).ts;
}

/** Parses one source file by its own grammar (TSX, JavaScript, …), with parents set. Syntax errors do not throw. */
export function parseSource(typescript: TypeScript, path: string, text: string): ts.SourceFile {
  return typescript.createSourceFile(path, text, typescript.ScriptTarget.Latest, true);
}

/** The first syntax error of a parsed file, as one line; `undefined` where there is none. */
export function syntaxError(typescript: TypeScript, file: ts.SourceFile): string | undefined {
  const first = parseDiagnostics(file)[0];
  if (!first) return undefined;
  const { line, column } = lineAndColumn(file.text, first.start);
  return `syntax error at ${line}:${column}: ${typescript.flattenDiagnosticMessageText(first.messageText, " ")}`;
}

/** TypeScript keeps a file's syntax errors on the file, but types them as internal. */
function parseDiagnostics(file: ts.SourceFile): readonly ts.DiagnosticWithLocation[] {
  return (file as unknown as { readonly parseDiagnostics: readonly ts.DiagnosticWithLocation[] }).parseDiagnostics;
}

/**
 * How many syntax errors a text has: TypeScript, JavaScript, JSON, JSON with comments, SQL as SQLite reads it. Other
 * kinds have none. Loads the parser of the kind only.
 */
export async function countSyntaxErrors(path: string, text: string): Promise<number> {
  if (isSourceFile(path) || isDeclarationFile(path)) {
    return parseDiagnostics(parseSource(await loadTypeScript(), path, text)).length;
  }
  if (isSqlFile(path)) return (await import("../sql/syntax-check.js")).countSqlErrors(text);
  if (/\.jsonc?$/.test(path)) {
    const errors: ParseError[] = [];
    // npm and node read package.json without comments; the rest of what we edit (wrangler, tsconfig) may have them.
    const strict = /(?:^|\/)package\.json$/.test(path);
    parseJsonc(text.replace(/^\uFEFF/, ""), errors, { allowTrailingComma: !strict, disallowComments: strict });
    return errors.length;
  }
  return 0;
}
