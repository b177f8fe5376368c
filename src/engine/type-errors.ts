import type { ts } from "ts-morph";
import type { TypeScript } from "./parse.js";
import type { SourceTree } from "./source-tree.js";

/** A type error of a file, at a position of its text. */
export interface TypeError {
  readonly path: string;
  readonly start: number;
  /** `TS2339` and the like. */
  readonly code: string;
  readonly message: string;
}

/**
 * The files whose types a change of some files can touch: these files and all that import them, directly or through
 * others. Sorted.
 */
export async function affectedFiles(tree: SourceTree, changed: readonly string[]): Promise<readonly string[]> {
  const { coneOf } = await import("../typescript/cone.js");
  const { ModuleGraph } = await import("../typescript/module-graph.js");
  const known = new Set(tree.sourceFiles);
  const starts = changed.filter((path) => known.has(path));
  return coneOf(starts, ModuleGraph.of(tree));
}

/** The files that a program over a tree should hold, so that one over its successor holds the same. */
export async function programFiles(tree: SourceTree, files: readonly string[]): Promise<readonly string[]> {
  const { analysedFiles } = await import("../typescript/program.js");
  return [...new Set([...analysedFiles(tree), ...files])].sort();
}

/**
 * The type errors of some source files of a tree, by file and position.
 *
 * @param program the files of the program that is asked
 */
export async function typeErrors(
  typescript: TypeScript,
  tree: SourceTree,
  files: readonly string[],
  program: readonly string[],
): Promise<readonly TypeError[]> {
  if (files.length === 0) return [];
  const { createAnalysis } = await import("../typescript/program.js");
  const analysis = createAnalysis(
    tree,
    program.filter((path) => tree.fileExists(path)),
  );
  const wanted = new Set(files);
  const sourceFiles = analysis.sourceFiles.filter((file) => wanted.has(analysis.pathOf(file)));
  return sourceFiles.flatMap((file) =>
    analysis.program.getSemanticDiagnostics(file).map((diagnostic) => ({
      path: analysis.pathOf(file),
      start: diagnostic.start ?? 0,
      code: `TS${diagnostic.code}`,
      message: firstMessage(typescript, diagnostic),
    })),
  );
}

function firstMessage(typescript: TypeScript, { messageText }: ts.Diagnostic): string {
  return typescript.flattenDiagnosticMessageText(messageText, " ").replaceAll(/\s+/g, " ");
}

/**
 * The errors of `after` that `before` does not have. Errors are the same if file, code and message are; where a file
 * has several of them, as many as there are more now.
 */
export function newErrors(before: readonly TypeError[], after: readonly TypeError[]): TypeError[] {
  const counts = new Map<string, number>();
  // TypeScript lists the members of a union in the order in which a program came across them.
  const inOrder = (message: string) =>
    message
      // Of a long union it shows some members only: a new global makes it show others.
      .replaceAll(/'[^']*\.\.\. \d+ more \.\.\.[^']*'/g, "'…'")
      .replaceAll(/[^\s|'(),;]+(?: \| [^\s|'(),;]+)+/g, (union) => union.split(" | ").sort().join(" | "));
  // A new global type may change what TypeScript suggests (and the code of a suggestion), not what is wrong.
  const keyOf = ({ path, code, message }: TypeError) => {
    // What a type lacked it still lacks where the change gave the type another name.
    const lack = /^(?:Property|Object literal may only specify known properties, and) '[^']+' does not exist/.exec(
      message,
    );
    // A package that is not installed is still not there where the change gave it another name.
    if (lacksPackage.test(message)) return `${path}\0Cannot find package`;
    // How many overloads there are depends on the libraries of the program; what is given does not.
    if (message.startsWith("No overload matches this call.")) {
      const [given = ""] = /Argument of type '[^']*'/.exec(message) ?? [];
      return `${path}\0No overload\0${inOrder(given)}`;
    }
    if (lack) return `${path}\0${lack[0]}`;
    return message.includes("Did you mean") || message.startsWith("Cannot find name")
      ? `${path}\0${message.replace(/ Did you mean.*$/, "")}`
      : `${path}\0${code}\0${inOrder(message)}`;
  };
  // Where the types of JSX are not installed, other options of the compiler say so in other words, and at more places.
  const lackedJsx = before.some(({ message }) => lacksJsx.test(message));
  for (const error of before) counts.set(keyOf(error), (counts.get(keyOf(error)) ?? 0) + 1);
  return after.filter((error) => {
    if (lacksJsx.test(error.message)) return !lackedJsx;
    const left = counts.get(keyOf(error)) ?? 0;
    counts.set(keyOf(error), left - 1);
    return left <= 0;
  });
}

/** No file of the project: those are looked for under the name that is written. */
const lacksPackage = /^Cannot find module '(?![./#~]|@\/)/;

const lacksJsx = /^(?:JSX element implicitly has type 'any'|This JSX tag requires the module path)/;
