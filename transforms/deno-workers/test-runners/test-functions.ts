import { ts } from "ts-morph";
import { withoutOuterExpressions } from "../../../src/typescript/outer-expressions.js";
import { usesInFile } from "../../../src/typescript/uses-in-file.js";
import type { DenoContext } from "../deno-context.js";
import type { Runner } from "./runner.js";
import { conditionText } from "./test-condition.js";
import { type TestCall, type TestFunction, isWrittenFunction, readTestCall } from "./test-call.js";

const code = "deno-workers/test";

/** What stands in the way of converting a file's tests. */
export interface Obstacle {
  readonly node: ts.Node;
  readonly reason: string;
}

/** What a file's tests become: either obstacles, or edits to make. */
export interface Draft {
  readonly obstacles: Obstacle[];
  readonly edits: (() => void)[];
}

/** What of Deno's tests a file uses, and how the runner is called there. */
export interface TestFile {
  readonly file: ts.SourceFile;
  readonly runner: Runner;
  readonly context: DenoContext;
}

/** Converts `Deno.test`, `Deno.test.only`, `Deno.test.beforeEach` and their like. @param node `Deno.test` */
export function draftTest(node: ts.Expression | ts.EntityName, target: TestFile, draft: Draft): void {
  const member = node.parent;
  const isMember = ts.isPropertyAccessExpression(member) && member.expression === node;
  const callee = isMember ? member : node;
  const call = callee.parent;
  if (!ts.isCallExpression(call) || call.expression !== callee || !ts.isExpressionStatement(call.parent)) {
    draft.obstacles.push({ node, reason: "it is not called in a statement of its own" });
    return;
  }
  const { runner, context, file } = target;
  const way = isMember ? member.name.text : "";
  if (Object.hasOwn(runner.hooks, way)) {
    const [hook] = call.arguments;
    if (!hook || call.arguments.length > 1 || takesArgument(hook, context)) {
      draft.obstacles.push({ node, reason: "the hook is not a function without parameters" });
      return;
    }
    draft.edits.push(() => {
      const name = runner.hooks[way as keyof Runner["hooks"]];
      context.collector.replaceNode(callee, context.import(file, { name, module: runner.module }), code);
    });
    return;
  }
  if (!["", "only", "ignore", "skip"].includes(way)) {
    draft.obstacles.push({ node, reason: `\`test.${way}\` is not known` });
    return;
  }
  const read = readTestCall(call);
  if (typeof read === "string") {
    draft.obstacles.push({ node, reason: read });
    return;
  }
  const flags = { isOnly: read.isOnly || way === "only", isIgnored: way === "ignore" || way === "skip" };
  draftCall(read, callee, "test", flags, target, draft);
}

/** @param callee what is called, `Deno.test` or `t.step` @param parent `test`, or the name of the context with `.test` */
function draftCall(
  test: TestCall,
  callee: ts.Node,
  parent: "test" | "step",
  { isOnly, isIgnored }: { readonly isOnly: boolean; readonly isIgnored: boolean },
  target: TestFile,
  draft: Draft,
): void {
  const { context, file, runner } = target;
  const { call, run } = test;
  const condition = test.ignore && conditionText(test.ignore);
  if (test.ignore && condition === undefined) {
    draft.obstacles.push({ node: test.ignore, reason: "whether it is left out asks Deno" });
    return;
  }
  // Its text is written anew, as a whole.
  if (test.ignore) context.gone.add(test.ignore);
  if (!isWrittenFunction(run) && !isPlainFunction(run, context)) {
    draft.obstacles.push({ node: run, reason: "its function is not known to be one without parameters" });
    return;
  }
  if (ts.isMethodDeclaration(run) && (run.asteriskToken !== undefined || hasThis(run))) {
    draft.obstacles.push({ node: run, reason: "its function uses `this`" });
    return;
  }
  const isSkipped = isIgnored || condition === "true";
  const steps = isWrittenFunction(run) ? stepsOf(run, target, draft) : undefined;
  if (steps === "obstacle") return;
  const isSuite = runner.name === "vitest" && steps !== undefined && steps.length > 0;
  draft.edits.push(() => {
    const local =
      parent === "step" && runner.name === "node"
        ? `${callee.getText().replace(/\.\s*step$/, "")}.test`
        : context.import(file, { name: isSuite ? "describe" : "test", module: runner.module });
    const conditional = condition !== undefined && condition !== "true" && !isSkipped;
    const way =
      runner.name === "node" && parent === "step"
        ? ""
        : isOnly
          ? ".only"
          : isSkipped
            ? ".skip"
            : conditional && runner.name === "vitest"
              ? `.skipIf(${condition})`
              : "";
    const isOption = runner.name === "node" && (conditional || (parent === "step" && isSkipped));
    const options = isOption ? `{ skip: ${condition ?? "true"} }, ` : "";
    // In a suite of vitest, a step is a test: nobody waits for it.
    const outer = parent === "step" && runner.name === "vitest" ? call.parent : call;
    context.collector.replace(file, { start: outer.getStart(), end: callee.end }, local + way, code);
    replaceArguments(test, options, context);
    if (isSuite && isWrittenFunction(run)) dropParameters(run, context);
  });
}

/** Puts name and options before the function, and takes the rest away. */
function replaceArguments({ call, run, name }: TestCall, options: string, { collector }: DenoContext): void {
  const file = call.getSourceFile();
  const [first, second] = call.arguments;
  const isPlain = first?.getText() === name && second === run && call.arguments.length === 2;
  const start = first?.getStart() ?? run.getStart();
  if (isPlain) {
    if (options) collector.insert(file, run.getStart(), options, code);
  } else {
    collector.replace(file, { start, end: run.getStart() }, `${name}, ${options}`, code);
    const last = call.arguments.at(-1);
    if (last && last.end > run.end) collector.replace(file, { start: run.end, end: last.end }, "", code);
  }
  if (!ts.isMethodDeclaration(run) || !run.body) return;
  // `async fn(t) {` → `async (t) => {`
  collector.replaceNode(run.name, "", code);
  collector.insert(file, run.body.getStart(), "=> ", code);
}

/** `async (t) => {` → `() => {`: the function of a suite. */
function dropParameters(run: TestFunction, { collector }: DenoContext): void {
  const file = run.getSourceFile();
  const asynchronous = run.modifiers?.find(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword);
  const [parameter] = run.parameters;
  const text = file.text;
  if (asynchronous) {
    const end = asynchronous.end + (/^\s*/.exec(text.slice(asynchronous.end))?.[0].length ?? 0);
    collector.replace(file, { start: asynchronous.getStart(), end }, "", code);
  }
  if (!parameter) return;
  const hasParentheses = text.slice(run.getStart(), parameter.getStart()).includes("(");
  collector.replaceNode(parameter, hasParentheses ? "" : "()", code);
}

/**
 * The steps of a test, where its context is used.
 *
 * @returns no steps where the function takes no context; drafts what they become
 */
function stepsOf(run: TestFunction, target: TestFile, draft: Draft): readonly ts.CallExpression[] | "obstacle" {
  const { runner } = target;
  const [parameter, ...others] = run.parameters;
  if (!parameter) return [];
  const refuse = (node: ts.Node, reason: string): "obstacle" => {
    draft.obstacles.push({ node, reason });
    return "obstacle";
  };
  if (others.length > 0) return refuse(parameter, "it takes more than its context");
  const steps = draftContext(parameter, target, draft);
  if (steps === "obstacle") return steps;
  if (parameter.type && runner.name === "vitest" && steps.length === 0)
    return refuse(parameter, "its context has a type of Deno");
  if (steps.length > 0 && runner.name === "vitest" && !isOnlySteps(run, steps))
    return refuse(run, "it does more than its steps, and a test of vitest has none");
  return steps;
}

/** Reads what is done with the context of a test. @param parameter `t` */
export function draftContext(
  parameter: ts.ParameterDeclaration,
  target: TestFile,
  draft: Draft,
): readonly ts.CallExpression[] | "obstacle" {
  const { context, runner } = target;
  const refuse = (node: ts.Node, reason: string): "obstacle" => {
    draft.obstacles.push({ node, reason });
    return "obstacle";
  };
  if (!ts.isIdentifier(parameter.name)) return refuse(parameter, "its context is taken apart");
  const steps: ts.CallExpression[] = [];
  for (const use of usesInFile(parameter.name, context.checker)) {
    const member = use.parent;
    const call = member.parent;
    const name = ts.isPropertyAccessExpression(member) && member.expression === use ? member.name.text : "";
    if (name === "name") {
      if (runner.name === "vitest") draft.edits.push(() => insertTask(use, context));
      continue;
    }
    // A function that takes it has its type, which becomes that of the runner.
    if (runner.name === "node" && ts.isCallExpression(member) && member.arguments.includes(use)) continue;
    const isStep =
      name === "step" &&
      ts.isCallExpression(call) &&
      call.expression === member &&
      ts.isAwaitExpression(call.parent) &&
      ts.isExpressionStatement(call.parent.parent);
    if (!isStep) return refuse(use, `\`${member.getText().split("\n")[0] ?? ""}\` has no counterpart`);
    steps.push(call);
  }
  for (const step of steps) {
    const read = readTestCall(step);
    if (typeof read === "string") return refuse(step.expression, read);
    draftCall(read, step.expression, "step", { isOnly: read.isOnly, isIgnored: false }, target, draft);
  }
  return steps;
}

/** `t.name` → `t.task.name` */
function insertTask(use: ts.Identifier, { collector }: DenoContext): void {
  collector.insert(use.getSourceFile(), use.end, ".task", code);
}

/** Whether a body is steps, after constants that are made without waiting: those can be made when the suite is read. */
function isOnlySteps({ body }: TestFunction, steps: readonly ts.CallExpression[]): boolean {
  if (!body || !ts.isBlock(body)) return false;
  const isStep = (statement: ts.Statement) =>
    ts.isExpressionStatement(statement) &&
    ts.isAwaitExpression(statement.expression) &&
    steps.includes(statement.expression.expression as ts.CallExpression);
  const first = body.statements.findIndex(isStep);
  return (
    steps.length === body.statements.filter(isStep).length &&
    body.statements.slice(first).every(isStep) &&
    body.statements.slice(0, first).every((statement) => ts.isVariableStatement(statement) && !waits(statement))
  );
}

function waits(node: ts.Node): boolean {
  if (ts.isFunctionLike(node)) return false;
  return ts.isAwaitExpression(node) || (ts.forEachChild(node, (child) => waits(child) || undefined) ?? false);
}

function hasThis(node: ts.Node): boolean {
  return (
    node.kind === ts.SyntaxKind.ThisKeyword || (ts.forEachChild(node, (child) => hasThis(child) || undefined) ?? false)
  );
}

/** Whether a hook or function wants an argument. */
function takesArgument(node: ts.Expression, context: DenoContext): boolean {
  const written = withoutOuterExpressions(node);
  return isWrittenFunction(written) ? written.parameters.length > 0 : !isPlainFunction(written, context);
}

function isPlainFunction(node: ts.Node, { checker }: DenoContext): boolean {
  const signatures = checker.getTypeAtLocation(node).getCallSignatures();
  return signatures.length > 0 && signatures.every(({ parameters }) => parameters.length === 0);
}
