import { ts } from "ts-morph";
import type { ReferenceIndex } from "../../src/typescript/cascade/references.js";
import { constantInitializer, staticText } from "../../src/typescript/static-text.js";
import { withoutOuterExpressions } from "../../src/typescript/outer-expressions.js";
import type { DataKind } from "./commands.js";

/** How the text of a key begins. */
export interface KeyStart {
  readonly text: string;
  /** The text is the whole key. */
  readonly exact: boolean;
}

/** The keys that a command works on. */
export interface KeySet {
  readonly data: DataKind;
  readonly expressions: readonly ts.Expression[];
  /** Every way in which a key may begin; undefined where it could not be followed. */
  readonly starts: readonly KeyStart[] | undefined;
}

export type Relation = "shared" | "different" | "unknown";

/** Follows keys to how their text begins: constants, templates, parameters, functions that make keys. */
export class Keys {
  readonly #checker: ts.TypeChecker;
  readonly #references: ReferenceIndex;

  constructor(checker: ts.TypeChecker, references: ReferenceIndex) {
    this.#checker = checker;
    this.#references = references;
  }

  /** @param isPrefix the expressions are patterns as of KEYS: what follows a `*` is anything */
  of(data: DataKind, expressions: readonly ts.Expression[], isPrefix = false): KeySet {
    const all = expressions.map((expression) => this.#startsOf(expression, 0));
    const starts = all.every((found) => found !== undefined) ? all.flatMap((found) => found) : undefined;
    return { data, expressions, starts: isPrefix ? starts?.map(patternStart) : starts };
  }

  relation(a: KeySet, b: KeySet): Relation {
    if (a.data === "none" || b.data === "none") return "different";
    if (a.data !== b.data && a.data !== "any" && b.data !== "any") return "different";
    if (this.#isSameVariable(a, b)) return "shared";
    if (!a.starts || !b.starts) return "unknown";
    const { starts } = b;
    return a.starts.some((first) => starts.some((second) => mayBeEqual(first, second))) ? "shared" : "different";
  }

  #isSameVariable(a: KeySet, b: KeySet): boolean {
    const symbols = a.expressions.map((expression) => this.#checker.getSymbolAtLocation(expression));
    return b.expressions.some((expression) => {
      const symbol = this.#checker.getSymbolAtLocation(expression);
      return symbol !== undefined && symbols.includes(symbol);
    });
  }

  #startsOf(expression: ts.Expression, depth: number): readonly KeyStart[] | undefined {
    if (depth > 8) return undefined;
    const node = withoutOuterExpressions(expression);
    const text = staticText(node, this.#checker);
    if (text) return [{ text: text.text, exact: true }];
    if (ts.isTemplateExpression(node)) return this.#startsOfTemplate(node, depth);
    if (ts.isBinaryExpression(node)) return this.#startsOfBinary(node, depth);
    if (ts.isConditionalExpression(node)) return this.#union([node.whenTrue, node.whenFalse], depth);
    if (ts.isArrayLiteralExpression(node)) return this.#union(node.elements, depth);
    if (ts.isSpreadElement(node)) return this.#startsOf(node.expression, depth + 1);
    if (ts.isAwaitExpression(node)) return this.#startsOf(node.expression, depth + 1);
    if (ts.isCallExpression(node)) return this.#startsOfCall(node, depth);
    if (ts.isIdentifier(node) || ts.isPropertyAccessExpression(node)) return this.#startsOfName(node, depth);
    return undefined;
  }

  #union(parts: readonly ts.Expression[], depth: number): readonly KeyStart[] | undefined {
    const all = parts.map((part) => this.#startsOf(part, depth + 1));
    return all.every((found) => found !== undefined) ? all.flatMap((found) => found) : undefined;
  }

  #startsOfTemplate({ head, templateSpans }: ts.TemplateExpression, depth: number): readonly KeyStart[] | undefined {
    const [first] = templateSpans;
    if (head.text !== "" || !first) {
      const rest = templateSpans.map((span) => staticText(span.expression, this.#checker)?.text);
      return [{ text: head.text + (rest[0] === undefined ? "" : rest[0] + (first?.literal.text ?? "")), exact: false }];
    }
    const starts = this.#startsOf(first.expression, depth + 1);
    return starts?.map(({ text, exact }) => ({ text: exact ? text + first.literal.text : text, exact: false }));
  }

  #startsOfBinary(node: ts.BinaryExpression, depth: number): readonly KeyStart[] | undefined {
    const { kind } = node.operatorToken;
    if (kind === ts.SyntaxKind.PlusToken) {
      return this.#startsOf(node.left, depth + 1)?.map(({ text }) => ({ text, exact: false }));
    }
    if (kind === ts.SyntaxKind.QuestionQuestionToken || kind === ts.SyntaxKind.BarBarToken)
      return this.#union([node.left, node.right], depth);
    return undefined;
  }

  /** A function of the project that makes keys, or `ids.map((id) => "user:" + id)`. */
  #startsOfCall(call: ts.CallExpression, depth: number): readonly KeyStart[] | undefined {
    const { expression } = call;
    if (ts.isPropertyAccessExpression(expression) && expression.name.text === "map") {
      const [callback] = call.arguments;
      return callback && ts.isFunctionLike(callback) ? this.#startsOfReturns(callback, depth) : undefined;
    }
    const declaration = this.#checker.getResolvedSignature(call)?.declaration;
    if (!declaration || ts.isJSDocSignature(declaration) || declaration.getSourceFile().isDeclarationFile)
      return undefined;
    return this.#startsOfReturns(declaration, depth);
  }

  #startsOfReturns(declaration: ts.SignatureDeclaration, depth: number): readonly KeyStart[] | undefined {
    const { body } = declaration as { body?: ts.Node };
    if (!body) return undefined;
    if (!ts.isBlock(body)) return this.#startsOf(body as ts.Expression, depth + 1);
    const returned: ts.Expression[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isFunctionLike(node)) return;
      if (ts.isReturnStatement(node) && node.expression) returned.push(node.expression);
      ts.forEachChild(node, visit);
    };
    visit(body);
    return returned.length > 0 ? this.#union(returned, depth) : undefined;
  }

  #startsOfName(node: ts.Identifier | ts.PropertyAccessExpression, depth: number): readonly KeyStart[] | undefined {
    const constant = constantInitializer(node, this.#checker);
    if (constant) return this.#startsOf(constant, depth + 1);
    const declaration = this.#checker.getSymbolAtLocation(node)?.valueDeclaration;
    if (!declaration) return undefined;
    if (ts.isParameter(declaration)) return this.#startsOfParameter(declaration, depth);
    if (!ts.isVariableDeclaration(declaration)) return undefined;
    const loop = declaration.parent.parent;
    if (ts.isForOfStatement(loop)) return this.#startsOf(loop.expression, depth + 1);
    return undefined;
  }

  /** What is given for a parameter at every call. A function that no call is seen of may be called with anything. */
  #startsOfParameter(parameter: ts.ParameterDeclaration, depth: number): readonly KeyStart[] | undefined {
    const owner = parameter.parent;
    const index = owner.parameters.indexOf(parameter);
    const isValue = ts.isArrowFunction(owner) || ts.isFunctionExpression(owner);
    const named = isValue ? owner.parent : owner;
    if (isValue && ts.isCallExpression(named) && ts.isPropertyAccessExpression(named.expression)) {
      // keys.map((key) => redis.get(key))
      return index === 0 && /^(?:map|forEach|filter|flatMap)$/.test(named.expression.name.text)
        ? this.#startsOf(named.expression.expression, depth + 1)
        : undefined;
    }
    if (
      isValue &&
      !ts.isVariableDeclaration(named) &&
      !ts.isPropertyDeclaration(named) &&
      !ts.isPropertyAssignment(named)
    )
      return undefined;
    const values: ts.Expression[] = [];
    for (const name of this.#references.to(new Set<ts.Node>([named]))) {
      const { parent } = name;
      if (ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent) || ts.isImportClause(parent)) continue;
      const callee = ts.isPropertyAccessExpression(parent) && parent.name === name ? parent : name;
      const call = callee.parent;
      if (!ts.isCallExpression(call) || call.expression !== callee) return undefined;
      const value = call.arguments[index] ?? parameter.initializer;
      if (!value || call.arguments.some((argument) => ts.isSpreadElement(argument))) return undefined;
      values.push(value);
    }
    return values.length > 0 ? this.#union(values, depth) : undefined;
  }
}

function mayBeEqual(a: KeyStart, b: KeyStart): boolean {
  if (a.exact && b.exact) return a.text === b.text;
  if (a.exact) return a.text.startsWith(b.text);
  if (b.exact) return b.text.startsWith(a.text);
  return a.text.startsWith(b.text) || b.text.startsWith(a.text);
}

function patternStart({ text }: KeyStart): KeyStart {
  const plain = /^[^*?[\\]*/.exec(text)?.[0] ?? "";
  return { text: plain, exact: plain === text };
}
