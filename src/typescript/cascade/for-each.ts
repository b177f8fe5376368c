import { ts } from "ts-morph";
import type { EditCollector } from "../edit-collector.js";
import { type Refusal, codeOf } from "./codes.js";
import { commentsIn, withoutComments } from "./comments.js";
import { type InlineFunction, innermost, isInlineFunction, visitOwnBody } from "./function-kinds.js";

/** `xs.forEach((x) => { … })` that becomes `for (const x of xs) { … }`. */
export interface ForEachLoop {
  readonly call: ts.CallExpression;
  /** The callback whose body becomes the loop's; undefined where a function is given by name. */
  readonly callback: InlineFunction | undefined;
  /** `xs` */
  readonly receiver: ts.Expression;
  /** Whether an `await` in front of the receiver needs parentheses, because `.entries()` follows. */
  readonly receiverNeedsParentheses: boolean;
  emit(collector: EditCollector, transform: string, because: readonly string[]): void;
}

export type Iterated = "array" | "set" | "map";

type Loop = { readonly loop: ForEachLoop } | { readonly refusal: Refusal };

/** Plans the loop, or says why it would not mean the same. */
export function planForEach(
  checker: ts.TypeChecker,
  call: ts.CallExpression,
  callback: ts.Expression,
  iterated: Iterated,
): Loop {
  const refuse = (why: string): Loop => ({
    refusal: { reason: "for-each", message: `in the callback of \`forEach\`, which does not wait, and ${why}` },
  });
  const access = call.expression;
  if (!ts.isPropertyAccessExpression(access)) return refuse("is not called by its name");
  if (call.arguments.length !== 1) return refuse("is given a `this`");
  const container = call.parent;
  const isArrowBody = ts.isArrowFunction(container) && container.body === call;
  if (!ts.isExpressionStatement(container) && !isArrowBody) return refuse("is part of an expression");
  const receiver = access.expression;
  const optional = (access.flags & ts.NodeFlags.OptionalChain) !== 0;
  if (optional && iterated === "map") return refuse("is part of an optional chain");

  const header = isInlineFunction(callback)
    ? headerOf(callback, iterated)
    : headerOfNamed(checker, callback, receiver, iterated);
  if ("why" in header) return refuse(header.why);
  if (header.names.some((name) => mentions(receiver, name)))
    return refuse("its parameter has the name of what it runs over");

  const body = isInlineFunction(callback) ? callback.body : undefined;
  const end = body && ts.isBlock(body) && ts.isExpressionStatement(container) ? container.end : call.end;
  const file = call.getSourceFile();
  const [from, to] = body ? [body.getStart(), body.end] : [callback.getStart(), callback.end];
  const commentsBefore = commentsIn(file.text.slice(receiver.end, from));
  const commentsAfter = commentsIn(file.text.slice(to, end)).trimEnd();
  const returns = body && ts.isBlock(body) ? returnsOf(body) : [];
  if (returns === undefined) return refuse("returns from inside of it");

  const suffix = header.suffix;
  const receiverWrap = optional
    ? { before: suffix ? "(" : "", after: suffix ? ` ?? [])${suffix}` : " ?? []" }
    : { before: "", after: suffix };

  const loop: ForEachLoop = {
    call,
    callback: isInlineFunction(callback) ? callback : undefined,
    receiver,
    receiverNeedsParentheses: suffix !== "" && !optional,
    emit(collector, transform, because) {
      const code = codeOf(transform, "for-each-callback");
      collector.wrapNode(
        receiver,
        `for (${header.declaration} of ${receiverWrap.before}`,
        receiverWrap.after,
        code,
        because,
      );
      if (body) {
        collector.replace(file, { start: receiver.end, end: from }, `) ${commentsBefore}`, code, because);
        if (to < end) collector.replace(file, { start: to, end }, commentsAfter, code, because);
      } else {
        collector.replace(file, { start: receiver.end, end: from }, `) ${commentsBefore}await `, code, because);
        collector.replace(file, { start: to, end }, `(${header.names[0] ?? ""})${commentsAfter}`, code, because);
      }
      for (const statement of returns) {
        const start = statement.getStart();
        if (statement.expression)
          collector.replace(file, { start, end: statement.expression.getStart() }, "", code, because);
        else collector.replace(file, { start, end: start + "return".length }, "continue", code, because);
      }
      if (isArrowBody) collector.wrapNode(call, "{ ", body && ts.isBlock(body) ? " }" : "; }", code, because);
    },
  };
  return { loop };
}

interface Header {
  /** `const [i, x]` */
  readonly declaration: string;
  /** What is called on the receiver: `.entries()`. */
  readonly suffix: string;
  readonly names: readonly string[];
}

interface NoHeader {
  readonly why: string;
}

function headerOf(callback: InlineFunction, iterated: Iterated): Header | NoHeader {
  const usesThis = ts.isFunctionExpression(callback) && /\b(?:this|arguments)\b/.test(callback.getText());
  if (usesThis) return { why: "uses `this` or `arguments`" };
  const { parameters } = callback;
  if (parameters.some((parameter) => parameter.initializer ?? parameter.dotDotDotToken)) {
    return { why: "has parameters that a loop does not have" };
  }
  if (parameters.length > (iterated === "set" ? 1 : 2)) return { why: "uses more than the element and its key" };
  const [value, key] = parameters.map((parameter) => withoutComments(parameter.name.getText()));
  const names = parameters.flatMap((parameter) => identifiersIn(parameter.name));
  const keyword = isWritten(callback.body, new Set(names)) ? "let" : "const";
  if (value === undefined) return { declaration: "const _", suffix: "", names: [] };
  if (key !== undefined) {
    const suffix = iterated === "map" ? "" : ".entries()";
    return { declaration: `${keyword} [${key}, ${value}]`, suffix, names };
  }
  return { declaration: `${keyword} ${value}`, suffix: iterated === "map" ? ".values()" : "", names };
}

/** `xs.forEach(save)`, where `save` takes the element alone. */
function headerOfNamed(
  checker: ts.TypeChecker,
  callback: ts.Expression,
  receiver: ts.Expression,
  iterated: Iterated,
): Header | NoHeader {
  const name = innermost(callback);
  if (!ts.isIdentifier(name) || name !== callback || iterated === "map") return { why: "is not written in place" };
  const [signature] = checker.getTypeAtLocation(name).getCallSignatures();
  if (!signature || signature.parameters.length > 1) return { why: "is not written in place" };
  const declared = signature.parameters[0]?.name ?? "item";
  const taken = (candidate: string) =>
    !/^[\w$]+$/.test(candidate) || candidate === name.text || mentions(receiver, candidate);
  const element = [declared, "item", "element"].find((candidate) => !taken(candidate));
  return element === undefined
    ? { why: "is not written in place" }
    : { declaration: `const ${element}`, suffix: "", names: [element] };
}

/** The returns of a body that can be said in a loop; undefined if there is one that cannot. */
function returnsOf(body: ts.Block): ts.ReturnStatement[] | undefined {
  const returns: ts.ReturnStatement[] = [];
  visitOwnBody(body, (node) => {
    if (ts.isReturnStatement(node)) returns.push(node);
  });
  const sayable = returns.every((statement) => {
    if (statement.expression) return body.statements.at(-1) === statement;
    return isDirectlyIn(statement, body);
  });
  return sayable ? returns : undefined;
}

/** Whether no other loop stands between the statement and the body. */
function isDirectlyIn(statement: ts.Node, body: ts.Block): boolean {
  for (let node = statement.parent; node !== body; node = node.parent)
    if (ts.isIterationStatement(node, false)) return false;
  return true;
}

function identifiersIn(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) => (ts.isOmittedExpression(element) ? [] : identifiersIn(element.name)));
}

function mentions(node: ts.Node, name: string): boolean {
  if (ts.isIdentifier(node)) return node.text === name && !isPropertyName(node);
  return ts.forEachChild(node, (child) => mentions(child, name) || undefined) ?? false;
}

function isPropertyName(node: ts.Identifier): boolean {
  return ts.isPropertyAccessExpression(node.parent) && node.parent.name === node;
}

function isWritten(body: ts.Node, names: ReadonlySet<string>): boolean {
  let written = false;
  const visit = (node: ts.Node): void => {
    const target = writtenBy(node);
    if (target && ts.isIdentifier(target) && names.has(target.text)) written = true;
    ts.forEachChild(node, visit);
  };
  visit(body);
  return written;
}

function writtenBy(node: ts.Node): ts.Expression | undefined {
  if (ts.isBinaryExpression(node)) {
    const { kind } = node.operatorToken;
    const assigns = kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
    return assigns ? node.left : undefined;
  }
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
    const { operator } = node;
    const writes = operator === ts.SyntaxKind.PlusPlusToken || operator === ts.SyntaxKind.MinusMinusToken;
    return writes ? node.operand : undefined;
  }
  return undefined;
}
