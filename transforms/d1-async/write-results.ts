import { ts } from "ts-morph";
import { withoutOuterExpressions } from "../../src/typescript/outer-expressions.js";
import { symbolOfUse } from "../../src/typescript/uses-in-file.js";
import { memberOf } from "./library.js";
import type { TransactionBody } from "../../src/typescript/transaction-body.js";

/** What a transaction does with what its writes give. */
export interface WriteResults {
  /** Declarations that only give a result, or a part of it, another name. */
  readonly aliases: ReadonlySet<ts.Statement>;
  /** Values that are bound: the write whose row id they are. */
  readonly rowIds: ReadonlyMap<ts.Expression, ts.CallExpression>;
  /** Statements that take up results and are needed behind the last write. */
  readonly after: ReadonlySet<ts.Statement>;
  /** Writes whose result is read behind the last write. */
  readonly needed: ReadonlySet<ts.CallExpression>;
}

/** What an expression stands for, and the write that it comes from. */
interface Value {
  readonly call: ts.CallExpression;
  readonly kind: "result" | "row id" | "changes";
}

const noResults: WriteResults = { aliases: new Set(), rowIds: new Map(), after: new Set(), needed: new Set() };

const fields: Readonly<Record<string, Value["kind"]>> = { lastInsertRowid: "row id", changes: "changes" };

/**
 * The statement of a transaction's body that takes up the result of a write: a declaration or a `return`.
 * `undefined` where the write stands in a loop, a condition or another kind of statement.
 */
export function holderOf(call: ts.CallExpression, block: ts.Block): ts.Statement | undefined {
  const statement = block.statements.find((candidate) => candidate.pos <= call.pos && call.end <= candidate.end);
  if (!statement) return undefined;
  if (ts.isReturnStatement(statement)) {
    const isLast = statement === block.statements.at(-1);
    const isAlways = isLast && !isConditional(call, statement);
    return isAlways && statement.expression && isPlain(statement.expression, call) ? statement : undefined;
  }
  return declarationIn(statement) ? statement : undefined;
}

/**
 * Follows the results of writes through a transaction.
 *
 * @param holders the statements that take up results, by the write
 * @param bound all values that writes bind
 * @param end where the last write's statement ends
 * @returns or why they cannot be had from a batch
 */
export function followResults(
  { body }: TransactionBody,
  holders: ReadonlyMap<ts.CallExpression, ts.Statement>,
  bound: ReadonlySet<ts.Expression>,
  end: number,
  checker: ts.TypeChecker,
): WriteResults | string {
  const reason = "it uses the result of `run()`";
  if (!ts.isBlock(body) || holders.size === 0) return noResults;
  const symbols = new Map<ts.Symbol, Value & { readonly statement: ts.Statement }>();
  const aliases = new Set<ts.Statement>();
  const after = new Set<ts.Statement>();
  const needed = new Set<ts.CallExpression>();

  const valueOf = (expression: ts.Expression): Value | undefined => {
    const inner = withoutOuterExpressions(expression);
    if (ts.isIdentifier(inner)) {
      const symbol = symbolOfUse(inner, checker);
      return symbol && symbols.get(symbol);
    }
    if (ts.isPropertyAccessExpression(inner)) {
      const kind = fields[inner.name.text];
      const whole = kind && !inner.questionDotToken ? valueOf(inner.expression) : undefined;
      return kind && whole?.kind === "result" ? { call: whole.call, kind } : undefined;
    }
    if (!ts.isCallExpression(inner)) return undefined;
    if (holders.has(inner)) return { call: inner, kind: "result" };
    const [argument, ...others] = inner.arguments;
    if (!isNumberCall(inner) || !argument || others.length > 0) return undefined;
    const value = valueOf(argument);
    return value?.kind === "result" ? undefined : value;
  };
  const declare = (statement: ts.Statement): boolean => {
    const declaration = declarationIn(statement);
    const value = declaration?.initializer && valueOf(declaration.initializer);
    if (!declaration || !value || namesTypes(statement)) return false;
    const { name } = declaration;
    if (ts.isIdentifier(name)) return add(name, { ...value, statement });
    if (value.kind !== "result" || !ts.isObjectBindingPattern(name)) return false;
    return name.elements.every((element) => {
      const property = element.propertyName ?? element.name;
      const kind = ts.isIdentifier(property) ? fields[property.text] : undefined;
      const isPlainElement = kind && ts.isIdentifier(element.name) && !element.initializer && !element.dotDotDotToken;
      return isPlainElement ? add(element.name, { call: value.call, kind, statement }) : false;
    });
  };
  const add = (name: ts.Identifier, value: Value & { readonly statement: ts.Statement }): boolean => {
    const symbol = checker.getSymbolAtLocation(name);
    if (symbol) symbols.set(symbol, value);
    return symbol !== undefined;
  };
  const need = (node: ts.Node): void => {
    const statement = body.statements.find((candidate) => candidate.pos <= node.pos && node.end <= candidate.end);
    if (statement && statement.end <= end) after.add(statement);
    const visit = (part: ts.Node): void => {
      if (ts.isCallExpression(part) && holders.has(part)) {
        needed.add(part);
        return;
      }
      const symbol = ts.isIdentifier(part) ? symbolOfUse(part, checker) : undefined;
      const source = symbol && symbols.get(symbol)?.statement;
      if (source && source.end <= end && !after.has(source)) need(source);
      ts.forEachChild(part, visit);
    };
    visit(statement && statement.end <= end ? statement : node);
  };

  const held = new Set(holders.values());
  for (const statement of body.statements) {
    if (held.has(statement)) {
      if (ts.isReturnStatement(statement) ? namesTypes(statement) : !declare(statement)) return reason;
    } else if (statement.end <= end && declare(statement)) aliases.add(statement);
  }

  const rowIds = new Map<ts.Expression, ts.CallExpression>();
  let why: string | undefined;
  const visit = (node: ts.Node): void => {
    if (ts.isExpression(node) && bound.has(node)) {
      const value = valueOf(node);
      if (value?.kind === "row id") {
        rowIds.set(node, value.call);
        return;
      }
    }
    if (ts.isIdentifier(node) && !isDeclared(node)) {
      const symbol = symbolOfUse(node, checker);
      if (symbol && symbols.has(symbol)) {
        if (node.pos >= end) need(node);
        else why ??= "it computes with the result of `run()` before its last write";
      }
    }
    ts.forEachChild(node, visit);
  };
  for (const statement of body.statements) {
    if (aliases.has(statement)) continue;
    if (ts.isReturnStatement(statement) && held.has(statement)) need(statement);
    visit(statement);
  }
  if (why !== undefined) return why;
  const tail = body.statements.filter(({ pos }) => pos >= end);
  if (needed.size > 0 && !tail.every(isHarmless)) return "it goes on with the result of `run()` in a way that may fail";
  return { aliases, rowIds, after, needed };
}

function isDeclared(name: ts.Identifier): boolean {
  const { parent } = name;
  return (ts.isVariableDeclaration(parent) || ts.isBindingElement(parent)) && parent.initializer !== name;
}

/** The only declaration of a `const` statement. */
function declarationIn(statement: ts.Statement): ts.VariableDeclaration | undefined {
  if (!ts.isVariableStatement(statement) || !(statement.declarationList.flags & ts.NodeFlags.Const)) return undefined;
  const { declarations } = statement.declarationList;
  return declarations.length === 1 ? declarations[0] : undefined;
}

function isConditional(node: ts.Node, within: ts.Node): boolean {
  const found = ts.findAncestor(node.parent, (parent) => {
    if (parent === within) return "quit";
    return ts.isConditionalExpression(parent) || ts.isBinaryExpression(parent) || ts.isOptionalChain(parent);
  });
  return found !== undefined;
}

/** The text of such a statement is written anew: what names a type may change too. */
function namesTypes(node: ts.Node): boolean {
  if (ts.isTypeReferenceNode(node) || ts.isImportTypeNode(node) || ts.isTypeQueryNode(node)) return true;
  if (node.kind === ts.SyntaxKind.BigIntKeyword) return true;
  // The write's own values are not written anew.
  if (ts.isCallExpression(node) && !isConversion(node)) return false;
  return ts.forEachChild(node, (child) => namesTypes(child) || undefined) ?? false;
}

function isNumberCall({ expression }: ts.CallExpression): boolean {
  return ts.isIdentifier(expression) && expression.text === "Number";
}

function isConversion({ expression }: ts.CallExpression): boolean {
  return ts.isIdentifier(expression) && /^(?:Number|String|Boolean)$/.test(expression.text);
}

/** A declaration or a `return` behind the batch that cannot fail, which would have taken the writes back. */
export function isHarmless(statement: ts.Statement): boolean {
  if (ts.isReturnStatement(statement)) return !statement.expression || isPlain(statement.expression);
  const initializer = declarationIn(statement)?.initializer;
  return initializer !== undefined && isPlain(initializer);
}

/** Names, literals, members, objects and operators: nothing that may fail, no call but a conversion and `except`. */
export function isPlain(node: ts.Node, except?: ts.Node): boolean {
  if (node === except) return true;
  if (ts.isCallExpression(node) ? !isConversion(node) : isActive(node)) return false;
  return ts.forEachChild(node, (child) => (isPlain(child, except) ? undefined : true)) === undefined;
}

function isActive(node: ts.Node): boolean {
  return (
    ts.isNewExpression(node) ||
    ts.isAwaitExpression(node) ||
    ts.isYieldExpression(node) ||
    ts.isTaggedTemplateExpression(node) ||
    ts.isDeleteExpression(node) ||
    ts.isFunctionLike(node) ||
    ts.isClassExpression(node) ||
    ts.isElementAccessExpression(node)
  );
}

const metaFields: Readonly<Record<string, string>> = { lastInsertRowid: "last_row_id", changes: "changes" };

/**
 * The text of a statement that takes up results, as it reads behind the batch.
 *
 * @param resultOf the text for the result of a write; `undefined` for other calls
 */
export function textBehindBatch(
  statement: ts.Statement,
  resultOf: (call: ts.CallExpression) => string | undefined,
  checker: ts.TypeChecker,
): string {
  const start = statement.getStart();
  const parts: { readonly from: number; readonly to: number; readonly text: string }[] = [];
  const replace = (node: ts.Node, text: string) => parts.push({ from: node.getStart(), to: node.end, text });
  const visit = (node: ts.Node): void => {
    const result = ts.isCallExpression(node) ? resultOf(node) : undefined;
    if (result !== undefined) {
      replace(node, result);
      return;
    }
    if (ts.isPropertyAccessExpression(node)) {
      const field = metaFields[node.name.text];
      const isRead = field && memberOf(checker.getSymbolAtLocation(node.name))?.entity === "result";
      if (isRead) replace(node.name, `meta.${field}`);
    } else if (ts.isObjectBindingPattern(node)) {
      const elements = node.elements.map(({ propertyName, name }) => {
        const field = metaFields[(propertyName ?? name).getText()] ?? "";
        return field === name.getText() ? field : `${field}: ${name.getText()}`;
      });
      replace(node, `{ meta: { ${elements.join(", ")} } }`);
      return;
    }
    ts.forEachChild(node, visit);
  };
  visit(statement);
  parts.sort((a, b) => b.from - a.from);
  let text = statement.getText();
  for (const { from, to, text: by } of parts) text = text.slice(0, from - start) + by + text.slice(to - start);
  return text;
}
