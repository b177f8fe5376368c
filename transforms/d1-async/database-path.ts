import type { ts } from "ts-morph";
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
}

/** The path that a database is opened with. */
export function pathOf({ node, library }: Construction, checker: ts.TypeChecker): DatabasePath {
  const argument = library === "drizzle" ? drizzlePathOf(node) : node.arguments?.[0];
  if (!argument) return { key: memoryKey, file: undefined, inMemory: true };
  const text = staticText(argument, checker)?.text;
  if (text === memoryKey || text === "") return { key: memoryKey, file: undefined, inMemory: true };
  // `./app.db` and `app.db` are one file.
  if (text !== undefined) return { key: `file ${text.replace(/^(?:\.\/)+/, "")}`, file: text, inMemory: false };
  return { key: `expression ${argument.getText().replace(/\s+/g, " ")}`, file: undefined, inMemory: false };
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
