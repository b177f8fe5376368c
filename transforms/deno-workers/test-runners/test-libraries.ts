import { ts } from "ts-morph";
import { usesInFile } from "../../../src/typescript/uses-in-file.js";
import { replaceWithJsr } from "../modules/convert-imports.js";
import { type ImportName, importedNames } from "../modules/project-modules.js";
import type { Target } from "../modules/target.js";
import type { Draft, TestFile } from "./test-functions.js";

const code = "deno-workers/test";

type Standard = Extract<Target, { kind: "std" }>;

/** Names of `@std/testing` that are the same on JSR and on deno.land, and need nothing of Deno. https://jsr.io/@std/testing */
const onJsr: Readonly<Record<string, ReadonlySet<string>>> = {
  "testing/mock": new Set([
    "assertSpyCall",
    "assertSpyCallArg",
    "assertSpyCallArgs",
    "assertSpyCallAsync",
    "assertSpyCalls",
    "ConstructorSpy",
    "MethodSpy",
    "MockError",
    "mockSession",
    "mockSessionAsync",
    "resolvesNext",
    "restore",
    "returnsArg",
    "returnsArgs",
    "returnsNext",
    "returnsThis",
    "Spy",
    "spy",
    "SpyCall",
    "Stub",
    "stub",
  ]),
  "testing/time": new Set(["FakeTime", "TimeError"]),
};

/** Functions of `@std/testing/bdd`, by what vitest calls them. */
const bdd: Readonly<Record<string, string>> = {
  describe: "describe",
  it: "it",
  test: "test",
  before: "beforeAll",
  after: "afterAll",
  beforeAll: "beforeAll",
  afterAll: "afterAll",
  beforeEach: "beforeEach",
  afterEach: "afterEach",
};

/** Reads the imports of libraries for tests: `@std/testing`, `@std/expect`. Other imports are converted as elsewhere. */
export function draftTestLibraries(target: TestFile, draft: Draft): void {
  const { file, context, runner } = target;
  const path = context.analysis.pathOf(file);
  for (const statement of file.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const specifier = statement.moduleSpecifier;
    const library = context.modules.targetOf(specifier.text, path);
    if (library.kind !== "std") continue;
    const module = library.module.replace(/^testing\/(?:_?bdd)$/, "testing/bdd");
    const names = importedNames(statement);
    if (module === "testing/bdd") draftBdd(names, specifier, statement, target, draft);
    else if (/^expect(?:\/expect)?$/.test(module) && runner.name === "vitest") {
      if (names.some(({ name }) => name !== "expect"))
        draft.obstacles.push({ node: specifier, reason: "vitest has `expect` of it" });
      else replaceModule(specifier, statement, "vitest", target, draft);
    } else if (module.startsWith("testing/") && module !== "testing/asserts")
      draftJsr(module, names, specifier, library, target, draft);
  }
}

function replaceModule(
  specifier: ts.StringLiteral,
  statement: ts.ImportDeclaration,
  module: string,
  { file, context }: TestFile,
  draft: Draft,
): void {
  context.gone.add(statement);
  draft.edits.push(() => {
    const range = { start: specifier.getStart() + 1, end: specifier.end - 1 };
    context.collector.replace(file, range, module, code);
  });
}

function draftBdd(
  names: readonly ImportName[],
  specifier: ts.StringLiteral,
  statement: ts.ImportDeclaration,
  target: TestFile,
  draft: Draft,
): void {
  const { runner, context, file } = target;
  context.gone.add(statement);
  draft.edits.push(() => {
    context.replaced.add(specifier);
    context.remove(statement, code);
  });
  for (const { name, local, node } of names) {
    const common = Object.hasOwn(bdd, name) ? bdd[name] : undefined;
    if (common === undefined || !ts.isImportSpecifier(node)) {
      draft.obstacles.push({ node, reason: `${runner.module} has no \`${name}\`` });
      continue;
    }
    const hook = Object.hasOwn(runner.hooks, common) ? runner.hooks[common as keyof typeof runner.hooks] : common;
    draft.edits.push(() => {
      context.import(file, { name: hook, module: runner.module, ...(hook !== local.text && { as: local.text }) });
    });
    const isHook = common !== "describe" && common !== "it" && common !== "test";
    for (const use of usesInFile(local, context.checker)) draftBddCall(use, isHook, target, draft);
  }
}

/** `it("adds", () => { … })`, `it.ignore("adds", …)`, `beforeEach(() => { … })` */
function draftBddCall(use: ts.Identifier, isHook: boolean, { context }: TestFile, draft: Draft): void {
  const member = use.parent;
  const isMember = ts.isPropertyAccessExpression(member) && member.expression === use;
  const callee = isMember ? member : use;
  const call = callee.parent;
  const refuse = (reason: string) => draft.obstacles.push({ node: use, reason });
  if (!ts.isCallExpression(call) || call.expression !== callee) {
    refuse("it is not called here");
    return;
  }
  const [first, second, ...others] = call.arguments;
  const run = isHook ? first : second;
  const isNamed = isHook ? second === undefined : first !== undefined && isText(first, context.checker);
  if (
    !isNamed ||
    !run ||
    others.length > 0 ||
    !(ts.isArrowFunction(run) || ts.isFunctionExpression(run) || ts.isIdentifier(run))
  ) {
    refuse("it is called with more than a name and a function");
    return;
  }
  if (ts.isFunctionExpression(run) && usesThis(run)) {
    refuse("its function uses `this`");
    return;
  }
  if (!isMember) return;
  if (member.name.text === "ignore")
    draft.edits.push(() => {
      context.collector.replaceNode(member.name, "skip", code);
    });
  else if (member.name.text !== "only" && member.name.text !== "skip") refuse(`\`${member.getText()}\` is not known`);
}

function isText(node: ts.Expression, checker: ts.TypeChecker): boolean {
  if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) return true;
  return (checker.getTypeAtLocation(node).flags & ts.TypeFlags.StringLike) !== 0;
}

function usesThis(node: ts.Node): boolean {
  return (
    node.kind === ts.SyntaxKind.ThisKeyword || (ts.forEachChild(node, (child) => usesThis(child) || undefined) ?? false)
  );
}

function draftJsr(
  module: string,
  names: readonly ImportName[],
  specifier: ts.StringLiteral,
  library: Standard,
  { context }: TestFile,
  draft: Draft,
): void {
  const known = Object.hasOwn(onJsr, module) ? onJsr[module] : undefined;
  const unknown = names.find(({ name }) => !known?.has(name));
  if (!known || unknown) {
    draft.obstacles.push({ node: specifier, reason: `\`${unknown?.name ?? module}\` is not known to run elsewhere` });
    return;
  }
  context.gone.add(specifier.parent);
  draft.edits.push(() => {
    replaceWithJsr(specifier, `@std/${module}`, library.isUrl ? undefined : library.range, context);
  });
}
