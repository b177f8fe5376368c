import { ts } from "ts-morph";
import type { EditCollector } from "../edit-collector.js";
import { indentationOf, usesSemicolons } from "../file-style.js";
import { isJavaScript } from "../javascript.js";
import { lineEndOf } from "../../engine/line-end.js";
import { usesInFile } from "../uses-in-file.js";
import { commentsIn, withoutComments } from "./comments.js";
import type { AsyncCapable } from "./function-kinds.js";
import type { Refusal } from "./codes.js";
import type { CodeName } from "../../engine/plan.js";

/** `db = getDb()`: a parameter whose default value becomes a promise. */
export interface DefaultParameter {
  readonly parameter: ts.ParameterDeclaration;
  readonly function: AsyncCapable;
}

/** What the new text of a default value depends on. */
export interface DefaultContext {
  readonly checker: ts.TypeChecker;
  readonly strictNullChecks: boolean;
  /** The name that a type has after the migration; undefined for a type that is none of the source library's. */
  readonly migratedType: (type: ts.Type) => string | undefined;
}

/** Why the default value of a parameter cannot be filled in by the body instead; undefined where it can. */
export function defaultValueRefusal(
  value: ts.Expression,
  { parameter, function: owner }: DefaultParameter,
  context: DefaultContext,
): Refusal | undefined {
  const { checker } = context;
  const refuse = (why: string): Refusal => ({
    reason: "default-parameter",
    message: `in a default parameter value, which cannot wait${why}`,
  });
  if (!ts.isIdentifier(parameter.name) || !owner.body) return refuse("");
  if (owner.asteriskToken) return refuse(", of a generator");
  if (!isPlainCall(value, owner)) return refuse(", and is more than a plain call");
  if (isTypedFromOutside(owner, parameter, checker)) return refuse(", in a function that is typed where it is given");
  const { name } = parameter;
  const later = owner.parameters.slice(owner.parameters.indexOf(parameter) + 1);
  if (later.some((other) => dependsOnOrder(other, name.text)))
    return refuse(", and is needed before the defaults of other parameters");
  if (isShadowed(value, owner.body, checker)) return refuse(", and names what means something else in the body");
  const isLost = usesInFile(name, checker).some((use) => losesNarrowing(use, owner));
  if (isLost) return refuse(", for a parameter that an inner function uses or sets");
  if (!isJavaScript(value.getSourceFile()) && !parameter.type && !typeOf(value, context))
    return refuse(", and has a type that cannot be written here");
  return undefined;
}

/**
 * Moves default values into the body: `(db = getDb())` → `(db?: Db)`, with `db ??= await getDb();` as first statement.
 *
 * @param defaults parameters of one function, in their order
 */
export function moveDefaultValues(
  owner: AsyncCapable,
  defaults: readonly { readonly parameter: ts.ParameterDeclaration; readonly because: readonly string[] }[],
  context: DefaultContext,
  collector: EditCollector,
  code: CodeName,
): void {
  const { body } = owner;
  const [first] = defaults;
  if (!body || !first) return;
  const file = owner.getSourceFile();
  const statements = defaults.flatMap(({ parameter, because }) => {
    const { initializer } = parameter;
    if (!initializer) return [];
    emptyDefault(owner, parameter, initializer, context, collector, code, because);
    return [fillStatement(parameter, initializer, context)];
  });
  if (!ts.isBlock(body)) {
    collector.wrapNode(body, `{ ${statements.join("; ")}; return `, "; }", code, first.because);
    return;
  }
  const directives = directivesOf(body);
  const next = body.statements[directives.length];
  const last = directives.at(-1);
  const from = last ? last.end : body.getStart() + 1;
  const end = ts.getTrailingCommentRanges(file.text, from)?.at(-1)?.end ?? from;
  const isOnNewLine = next && /[\r\n]/.test(file.text.slice(end, next.getStart()));
  const beforeExpression = next !== undefined && ts.isExpressionStatement(next);
  const needsSemicolon = usesSemicolons(file) || beforeExpression || !isOnNewLine;
  const lines = statements.map((statement) => `${statement}${needsSemicolon ? ";" : ""}`);
  const text = isOnNewLine
    ? lines.map((line) => `${lineEndOf(file.text)}${indentationOf(next)}${line}`).join("")
    : ` ${lines.join(" ")}`;
  collector.insert(file, isOnNewLine ? end : from, text, code, first.because);
}

function emptyDefault(
  owner: AsyncCapable,
  parameter: ts.ParameterDeclaration,
  initializer: ts.Expression,
  context: DefaultContext,
  collector: EditCollector,
  code: CodeName,
  because: readonly string[],
): void {
  const file = owner.getSourceFile();
  const { name, type } = parameter;
  if (isJavaScript(file)) {
    const comments = commentsIn(initializer.getText());
    collector.replaceNode(initializer, `${comments}undefined`, code, because);
    return;
  }
  const isLast = owner.parameters
    .slice(owner.parameters.indexOf(parameter) + 1)
    .every((other) => other.initializer ?? other.questionToken ?? other.dotDotDotToken);
  const range = { start: (type ?? name).end, end: initializer.end };
  const comments = commentsIn(file.text.slice(range.start, range.end)).trimEnd();
  const kept = comments === "" ? "" : comments.includes("//") ? ` ${comments}\n` : ` ${comments}`;
  if (type) {
    if (isLast) collector.insert(file, name.end, "?", code, because);
    collector.replace(file, range, `${isLast ? "" : " | undefined"}${kept}`, code, because);
    return;
  }
  const text = typeOf(initializer, context) ?? "";
  collector.replace(file, range, `${isLast ? `?: ${text}` : `: ${text} | undefined`}${kept}`, code, because);
}

/** A default value stands for `undefined` alone; `??=` would also replace a null. */
function fillStatement(
  parameter: ts.ParameterDeclaration,
  initializer: ts.Expression,
  { checker, strictNullChecks }: DefaultContext,
): string {
  const name = parameter.name.getText();
  const value = withoutComments(initializer.getText());
  const type = checker.getTypeAtLocation(parameter);
  const nullable = ts.TypeFlags.Null | ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.TypeParameter;
  const parts = type.isUnion() ? type.types : [type];
  const takesNull = !strictNullChecks || parts.some((part) => (part.flags & nullable) !== 0);
  return takesNull || isJavaScript(parameter.getSourceFile())
    ? `if (${name} === undefined) ${name} = await ${value}`
    : `${name} ??= await ${value}`;
}

/** `getDb()`, `this.repo.load(1)`: nothing in it is changed by anybody else, so that its text can move. */
function isPlainCall(value: ts.Expression, owner: AsyncCapable): value is ts.CallExpression {
  if (!ts.isCallExpression(value) || value.typeArguments || (value.flags & ts.NodeFlags.OptionalChain) !== 0)
    return false;
  const isParameter = (argument: ts.Identifier) =>
    owner.parameters.some(({ name }) => ts.isIdentifier(name) && name.text === argument.text);
  return (
    isNameChain(value.expression) &&
    value.arguments.every(
      (argument) =>
        ts.isStringLiteralLike(argument) ||
        ts.isNumericLiteral(argument) ||
        argument.kind === ts.SyntaxKind.TrueKeyword ||
        argument.kind === ts.SyntaxKind.FalseKeyword ||
        argument.kind === ts.SyntaxKind.NullKeyword ||
        (ts.isIdentifier(argument) && isParameter(argument)),
    )
  );
}

function isNameChain(node: ts.Expression): boolean {
  if (ts.isPropertyAccessExpression(node)) return isNameChain(node.expression);
  return ts.isIdentifier(node) || node.kind === ts.SyntaxKind.ThisKeyword;
}

/** Whether a type from outside says what the parameter is, or somebody may look at how many parameters there are. */
function isTypedFromOutside(owner: AsyncCapable, parameter: ts.ParameterDeclaration, checker: ts.TypeChecker): boolean {
  const { parent } = owner;
  if (ts.isArrowFunction(owner) || ts.isFunctionExpression(owner)) {
    if (ts.isCallExpression(parent) || ts.isNewExpression(parent)) return parent.expression !== owner;
    return !parameter.type && checker.getContextualType(owner) !== undefined;
  }
  return ts.isObjectLiteralExpression(parent) && !parameter.type && checker.getContextualType(parent) !== undefined;
}

/** Whether what a later parameter does would come before the default value instead of behind it. */
function dependsOnOrder(parameter: ts.ParameterDeclaration, name: string): boolean {
  const visit = (node: ts.Node): boolean =>
    ts.isCallExpression(node) ||
    ts.isNewExpression(node) ||
    ts.isTaggedTemplateExpression(node) ||
    ts.isAwaitExpression(node) ||
    (ts.isIdentifier(node) && node.text === name && node !== parameter.name) ||
    (ts.forEachChild(node, (child) => visit(child) || undefined) ?? false);
  const { initializer } = parameter;
  return (
    (initializer !== undefined && visit(initializer)) || (!ts.isIdentifier(parameter.name) && visit(parameter.name))
  );
}

function isShadowed(value: ts.Expression, body: ts.Node, checker: ts.TypeChecker): boolean {
  const inBody = new Map(
    checker.getSymbolsInScope(body, ts.SymbolFlags.Value).map((symbol) => [symbol.name, symbol] as const),
  );
  const visit = (node: ts.Node): boolean => {
    if (ts.isPropertyAccessExpression(node)) return visit(node.expression);
    if (!ts.isIdentifier(node)) return ts.forEachChild(node, (child) => visit(child) || undefined) ?? false;
    // An exported declaration has one symbol for its module and one for those who import it.
    const there = inBody.get(node.text)?.declarations?.[0];
    return there !== undefined && there !== checker.getSymbolAtLocation(node)?.declarations?.[0];
  };
  return visit(value);
}

/** Inside of a function that may run at any time TypeScript no longer knows that the parameter has a value. */
function losesNarrowing(use: ts.Identifier, owner: AsyncCapable): boolean {
  let isInner = false;
  for (let node: ts.Node = use.parent; node !== owner && !ts.isSourceFile(node); node = node.parent) {
    if (!ts.isFunctionLike(node) && !ts.isClassLike(node)) continue;
    if (!ts.isArrowFunction(node) && !ts.isFunctionExpression(node)) return true;
    isInner = true;
  }
  return isInner && isSet(use);
}

function isSet(use: ts.Identifier): boolean {
  const { parent } = use;
  if (ts.isPrefixUnaryExpression(parent) || ts.isPostfixUnaryExpression(parent))
    return parent.operator === ts.SyntaxKind.PlusPlusToken || parent.operator === ts.SyntaxKind.MinusMinusToken;
  if (!ts.isBinaryExpression(parent) || parent.left !== use) return false;
  const { kind } = parent.operatorToken;
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}

/** The type of a default value as it can be written at the parameter. */
function typeOf(value: ts.Expression, { checker, migratedType }: DefaultContext): string | undefined {
  const type = checker.getBaseTypeOfLiteralType(checker.getTypeAtLocation(value));
  const migrated = migratedType(type);
  if (migrated !== undefined) return migrated;
  if (type.flags & (ts.TypeFlags.String | ts.TypeFlags.Number | ts.TypeFlags.Boolean))
    return checker.typeToString(type);
  if (!ts.isCallExpression(value)) return undefined;
  const callee = value.expression;
  const [signature, ...others] = checker.getTypeAtLocation(callee).getCallSignatures();
  const isPlain = signature && others.length === 0 && !signature.typeParameters;
  return isPlain && isEntityName(callee)
    ? `Awaited<ReturnType<typeof ${withoutComments(callee.getText())}>>`
    : undefined;
}

function isEntityName(node: ts.Expression): boolean {
  if (ts.isPropertyAccessExpression(node)) return ts.isIdentifier(node.name) && isEntityName(node.expression);
  return ts.isIdentifier(node);
}

/** `"use strict"`, `"use server"`: the string literals that a body begins with. */
function directivesOf({ statements }: ts.Block): readonly ts.Statement[] {
  const end = statements.findIndex(
    (statement) => !ts.isExpressionStatement(statement) || !ts.isStringLiteral(statement.expression),
  );
  return end < 0 ? statements : statements.slice(0, end);
}
