import { ts } from "ts-morph";
import { withoutOuterExpressions } from "../../src/typescript/outer-expressions.js";
import { staticText } from "../../src/typescript/static-text.js";
import { drizzlePathOf } from "./drizzle-construction.js";
import type { Construction } from "./uses.js";

const memoryKey = ":memory:";

/** What a construction says of its file. */
export interface DatabasePath {
  /** Constructions with one key open one database, as far as can be told. */
  readonly key: string;
  /** The file name, where it is constant. */
  readonly file: string | undefined;
  readonly inMemory: boolean;
  /** `process.env.DATABASE ?? ":memory:"` */
  readonly fallsBackToMemory: boolean;
}

/** The argument that names the file; `undefined` for a database in memory. */
export function pathArgumentOf({ node, library }: Construction): ts.Expression | undefined {
  return library === "drizzle" ? drizzlePathOf(node) : node.arguments?.[0];
}

/** @param argument what a database is opened with; nothing means in memory */
export function pathOf(argument: ts.Expression | undefined, checker: ts.TypeChecker): DatabasePath {
  if (!argument || isMemory(argument, checker)) {
    return { key: memoryKey, file: undefined, inMemory: true, fallsBackToMemory: false };
  }
  const text = staticText(argument, checker)?.text;
  // `./app.db` and `app.db` are one file.
  if (text !== undefined) {
    return { key: `file ${text.replace(/^(?:\.\/)+/, "")}`, file: text, inMemory: false, fallsBackToMemory: false };
  }
  const fallsBackToMemory = alternativesOf(argument).some((alternative) => isMemory(alternative, checker));
  return { key: keyOf(argument, checker), file: undefined, inMemory: false, fallsBackToMemory };
}

function isMemory(argument: ts.Expression, checker: ts.TypeChecker): boolean {
  const text = staticText(argument, checker)?.text;
  return text === memoryKey || text === "";
}

/** The last choices of `a ?? b`, `a || b`, and both of `c ? a : b`. */
function alternativesOf(expression: ts.Expression): ts.Expression[] {
  const inner = withoutOuterExpressions(expression);
  if (ts.isConditionalExpression(inner)) return [inner.whenTrue, inner.whenFalse].flatMap(alternativesOf);
  return ts.isBinaryExpression(inner) && isChoice(inner) ? alternativesOf(inner.right) : [inner];
}

function isChoice({ operatorToken: { kind } }: ts.BinaryExpression): boolean {
  return kind === ts.SyntaxKind.QuestionQuestionToken || kind === ts.SyntaxKind.BarBarToken;
}

/** By its text; parameters of two functions are two paths, whatever they are called. */
function keyOf(argument: ts.Expression, checker: ts.TypeChecker): string {
  const declaration = checker.getSymbolAtLocation(argument)?.valueDeclaration;
  if (declaration && ts.isParameter(declaration)) {
    return `parameter ${declaration.getSourceFile().fileName} ${String(declaration.pos)}`;
  }
  return `expression ${argument.getText().replace(/\s+/g, " ")}`;
}

/** `data/My Cache.db` → `my-cache`. */
export function databaseName(file: string | undefined): string | undefined {
  const base = file
    ?.split(/[/\\]/)
    .at(-1)
    ?.replace(/\.[^.]*$/, "")
    .replace(/[^A-Za-z0-9-]+/g, "-")
    .toLowerCase();
  return base === undefined || base === "" ? undefined : base;
}

/** `data/cache.db` → `CACHE_DB`. */
export function bindingName(file: string, fallback: string): string {
  const base = databaseName(file)?.replace(/-/g, "_").toUpperCase();
  if (base === undefined) return fallback;
  return base.endsWith("DB") ? base : `${base}_DB`;
}
