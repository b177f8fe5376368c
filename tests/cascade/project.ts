import { ts } from "ts-morph";
import { applyEdits } from "../../src/engine/edits.js";
import type { SourceTree } from "../../src/engine/source-tree.js";
import type { Analysis } from "../../src/typescript/analysis.js";
import { type AsyncSeed, type Cascade, planAwaitCascade } from "../../src/typescript/cascade/index.js";
import { createAnalysis } from "../../src/typescript/program.js";

/** Paths below the root, and their texts. */
export type Files = Readonly<Record<string, string>>;

/** The calls that start the cascade, as they are before and after the migration. */
const database = {
  before: `export interface User { id: number; name: string; age: number; active: boolean; parent?: User }
export declare function query(id?: number): User;
export declare function queryAll(): User[];
export declare function check(user?: User): boolean;
export declare function count(): number;
export declare function run(value?: unknown): void;
`,
  after: `export interface User { id: number; name: string; age: number; active: boolean; parent?: User }
export declare function query(id?: number): Promise<User>;
export declare function queryAll(): Promise<{ results: User[] }>;
export declare function check(user?: User): Promise<boolean>;
export declare function count(): Promise<number>;
export declare function run(value?: unknown): Promise<void>;
`,
} as const;

const databasePath = "src/db.ts";

const testTypes = `declare module "vitest" {
  interface Matchers { toThrow(x?: unknown): void; toBe(x: unknown): void }
  interface PromiseMatchers { toThrow(x?: unknown): Promise<void>; not: PromiseMatchers }
  interface Assertion extends Matchers { not: Matchers; rejects: PromiseMatchers; resolves: PromiseMatchers }
  type Body = () => void | Promise<void>;
  interface TestFunction { (name: string, body: Body): void; each(rows: unknown[]): (name: string, body: (...row: never[]) => void | Promise<void>) => void }
  export const it: TestFunction;
  export const test: TestFunction;
  export function describe(name: string, body: () => void): void;
  export function beforeEach(body: Body): void;
  export function expect(value: unknown): Assertion;
  type Procedure = (...args: never[]) => unknown;
  interface Mock<F extends Procedure> {
    (...args: Parameters<F>): ReturnType<F>;
    mockReturnValue(value: ReturnType<F>): this;
    mockReturnValueOnce(value: ReturnType<F>): this;
    mockResolvedValue(value: Awaited<ReturnType<F>>): this;
    mockResolvedValueOnce(value: Awaited<ReturnType<F>>): this;
    mockImplementation(fn: F): this;
  }
  export const vi: {
    fn<F extends Procedure>(implementation?: F): Mock<F>;
    spyOn<T, K extends keyof T>(object: T, member: K): T[K] extends Procedure ? Mock<T[K]> : never;
    mocked<F extends Procedure>(fn: F): Mock<F>;
  };
}
declare module "bun:test" {
  export * from "vitest";
}
declare module "node:assert" {
  const assert: { throws(f: () => unknown, e?: unknown): void; rejects(f: () => Promise<unknown>, e?: unknown): Promise<void> };
  export default assert;
}
declare module "a-library" {
  export function run<R>(fn: () => R): R;
  export function hold<F extends (...args: never[]) => unknown>(fn: F): F;
  export function compute(fn: () => number): number;
  export function onEvent(fn: (user: number) => void): void;
  export function route(path: string, handler: () => unknown | Promise<unknown>): void;
  export interface Plugin { load(): number }
  export interface Listener { notify(): void }
  export abstract class Adapter { abstract read(): string; abstract write(): void }
}
declare module "a-router" {
  type MaybePromise<T> = T | Promise<T>;
  interface Schema { response: unknown }
  type Handler<S extends Schema> = (context: { id: number }) => S["response"] extends { 200: unknown }
    ? MaybePromise<S["response"][keyof S["response"]]>
    : MaybePromise<S["response"]>;
  export class Router {
    get<const Path extends string, S extends Schema, const H extends Handler<S>>(path: Path, handler: H): Router;
    render<const H extends () => string | Promise<string>>(handler: H): ReturnType<H>;
  }
}
declare function setTimeout(fn: () => void, ms: number): number;
declare const untyped: any;
`;

const tsconfig = JSON.stringify({
  compilerOptions: {
    target: "ES2022",
    lib: ["ES2023"],
    module: "ESNext",
    moduleResolution: "Bundler",
    strict: true,
    allowJs: true,
    jsx: "preserve",
    experimentalDecorators: true,
    types: [],
    paths: { "@/*": ["./src/*"] },
  },
});

export function memoryTree(files: Files, editable: (path: string) => boolean = () => true): SourceTree {
  const all = new Map(Object.entries(files));
  const paths = [...all.keys()].sort();
  const isSource = (path: string) => /\.[mc]?[jt]sx?$/.test(path) && !path.endsWith(".d.ts");
  return {
    root: "/app",
    sourceFiles: paths.filter(isSource),
    declarationFiles: paths.filter((path) => path.endsWith(".d.ts")),
    componentFiles: [],
    settingsFiles: [],
    sqlFiles: [],
    read: (path) => all.get(path),
    fileExists: (path) => all.has(path),
    directoryExists: (path) => path === "/app" || paths.some((file) => file.startsWith(`${path}/`)),
    directories: () => [],
    realPath: (path) => path,
    isEditable: (path) => editable(path),
  };
}

export interface Result {
  readonly cascade: Cascade;
  readonly analysis: Analysis;
  /** The user's files after the edits. */
  readonly files: Files;
}

export interface RunOptions {
  readonly editable?: (path: string) => boolean;
  /** Whether the seeds give promises, as they do after the migration. */
  readonly migrated?: boolean;
  /** Whether the code is the result of a first run, so that lists are unwrapped already. */
  readonly again?: boolean;
  /** Names of functions whose calls are replaced by their first argument. */
  readonly replaced?: string;
}

/** Plans and applies the cascade from every call of a function of the database module. */
export function runCascade(
  files: Files,
  { editable, migrated = false, again = false, replaced }: RunOptions = {},
): Result {
  const project = {
    "tsconfig.json": tsconfig,
    "types/test.d.ts": testTypes,
    ...files,
    [databasePath]: migrated ? database.after : database.before,
  };
  const tree = memoryTree(project, editable);
  const analysis = createAnalysis(tree, tree.sourceFiles);
  const seeds: AsyncSeed[] = [];
  const replacedBy = new Map<ts.Expression, ts.Expression>();
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const declaration = analysis.checker.getResolvedSignature(node)?.declaration;
      if (declaration?.getSourceFile().fileName === `/app/${databasePath}`) {
        const label = node.expression.getText();
        const unwrap = label === "queryAll" ? { unwrap: ".results" } : {};
        seeds.push({ expression: node, label: `${label}()`, ...(again ? {} : unwrap) });
      }
      const [first] = node.arguments;
      if (first && node.expression.getText() === replaced) replacedBy.set(node, first);
    }
    ts.forEachChild(node, visit);
  };
  for (const file of analysis.sourceFiles) visit(file);
  const cascade = planAwaitCascade(analysis, seeds, { transform: "test", group: "cascade", replacedBy });
  const after = Object.fromEntries(
    Object.entries(files).map(([path, text]) => [
      path,
      applyEdits(
        text,
        cascade.edits.filter((edit) => edit.path === path),
      ),
    ]),
  );
  return { cascade, analysis, files: after };
}

/** Type errors and syntax errors of the user's files: `src/a.ts TS2339`. */
export function errorsOf(analysis: Analysis): string[] {
  return analysis.sourceFiles
    .flatMap((file) => [
      ...analysis.program.getSyntacticDiagnostics(file),
      ...analysis.program.getSemanticDiagnostics(file),
    ])
    .map(({ file, code, start, messageText }) => {
      const line = file ? file.getLineAndCharacterOfPosition(start ?? 0).line + 1 : 0;
      return `${file ? analysis.pathOf(file) : ""}:${String(line)} TS${String(code)} ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
    });
}

/** `src/a.ts:3 getter`, in the order of the files and lines. */
export function findingsOf({ cascade, analysis }: Result): string[] {
  return [...cascade.findings]
    .sort((a, b) => a.path.localeCompare(b.path) || a.start - b.start)
    .map(({ path, start, code }) => {
      const file = analysis.sourceFiles.find((candidate) => analysis.pathOf(candidate) === path);
      const line = file ? file.getLineAndCharacterOfPosition(start).line + 1 : 0;
      return `${path}:${String(line)} ${code.replace("test/", "")}`;
    });
}
