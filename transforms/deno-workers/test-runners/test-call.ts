import { ts } from "ts-morph";
import { withoutOuterExpressions } from "../../../src/typescript/outer-expressions.js";

export type TestFunction = ts.ArrowFunction | ts.FunctionExpression | ts.MethodDeclaration;

/** `Deno.test(…)` or `t.step(…)`, taken apart. */
export interface TestCall {
  readonly call: ts.CallExpression;
  /** The name as text of the program: an expression, or the name of the function in quotes. */
  readonly name: string;
  /** Written in the call, or the name of a function. */
  readonly run: TestFunction | ts.Expression;
  /** The condition on which the test is left out. */
  readonly ignore?: ts.Expression;
  readonly isOnly: boolean;
}

/** Options that are checks of Deno's own, or its permissions: no other runner has them. */
const dropped: ReadonlySet<string> = new Set(["sanitizeOps", "sanitizeResources", "sanitizeExit", "permissions"]);

/**
 * Reads the forms `(name, fn)`, `(fn)`, `({ name, fn, … })`, `(name, options, fn)`, `(options, fn)` and `({ fn }, …)`.
 * https://docs.deno.com/api/deno/~/Deno.test
 *
 * @returns a reason where the call has another form
 */
export function readTestCall(call: ts.CallExpression): TestCall | string {
  const values = call.arguments.map((argument) => withoutOuterExpressions(argument));
  if (values.some((value) => ts.isSpreadElement(value)) || values.length === 0 || values.length > 3)
    return "it has arguments that are not written here";
  const objects = values.filter((value) => ts.isObjectLiteralExpression(value));
  const [object] = objects;
  if (objects.length > 1) return "it has options twice";
  const read = object ? readOptions(object) : { isOnly: false };
  if (typeof read === "string") return read;
  const others = values.filter((value) => value !== object);
  const last = others.at(-1);
  const given = last && isFunctionValue(last) ? last : undefined;
  const run = given ?? read.run;
  if (!run || (given && read.run)) return "its function is not written here";
  const [title] = others.filter((value) => value !== given);
  if (others.length - (given ? 1 : 0) > 1) return "its arguments have another order";
  const functionName = ts.isIdentifier(run)
    ? run.text
    : ts.isFunctionExpression(run) && run.name
      ? run.name.text
      : undefined;
  const own = functionName === undefined ? undefined : `"${functionName}"`;
  const name = title?.getText() ?? read.name?.getText() ?? own;
  if (name === undefined) return "it has no name";
  return { call, name, run, isOnly: read.isOnly, ...(read.ignore && { ignore: read.ignore }) };
}

interface ReadOptions {
  readonly name?: ts.Expression;
  readonly run?: TestFunction | ts.Expression;
  readonly ignore?: ts.Expression;
  readonly isOnly: boolean;
}

function readOptions(object: ts.ObjectLiteralExpression): ReadOptions | string {
  let [name, run, ignore, isOnly]: [
    ts.Expression | undefined,
    TestFunction | ts.Expression | undefined,
    ts.Expression | undefined,
    boolean,
  ] = [undefined, undefined, undefined, false];
  for (const property of object.properties) {
    const key = property.name && !ts.isComputedPropertyName(property.name) ? property.name.getText() : "";
    if (dropped.has(key)) continue;
    if (key === "fn" && ts.isMethodDeclaration(property)) {
      run = property;
      continue;
    }
    const value = ts.isPropertyAssignment(property)
      ? withoutOuterExpressions(property.initializer)
      : ts.isShorthandPropertyAssignment(property)
        ? property.name
        : undefined;
    if (!value) return `its option \`${key || property.getText()}\` is not written here`;
    if (key === "fn") run = value;
    else if (key === "name") name = value;
    else if (key === "ignore") ignore = value.kind === ts.SyntaxKind.FalseKeyword ? undefined : value;
    else if (key === "only" && value.kind === ts.SyntaxKind.TrueKeyword) isOnly = true;
    else if (key === "only" && value.kind === ts.SyntaxKind.FalseKeyword) isOnly = false;
    else return `its option \`${key}\` has no counterpart`;
  }
  return { ...(name && { name }), ...(run && { run }), ...(ignore && { ignore }), isOnly };
}

/** A function, or what is probably the name of one: the last of several arguments. */
function isFunctionValue(node: ts.Expression): boolean {
  return ts.isArrowFunction(node) || ts.isFunctionExpression(node) || ts.isIdentifier(node);
}

export function isWrittenFunction(node: ts.Node): node is TestFunction {
  return ts.isArrowFunction(node) || ts.isFunctionExpression(node) || ts.isMethodDeclaration(node);
}
