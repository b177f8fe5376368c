import { ts } from "ts-morph";
import type { Analysis } from "../../../src/typescript/analysis.js";
import type { ReferenceIndex } from "../../../src/typescript/cascade/references.js";
import { withAwait } from "../../../src/typescript/removal/removed-call.js";
import type { ClientOpening, DriverUses } from "./uses.js";
import { opensClient, packageExport } from "./library.js";
import { RemovalSet } from "./removal-set.js";

/** A place where a client is used without drizzle, so that it stays. */
export interface DirectUse {
  readonly node: ts.Node;
  readonly opening: ClientOpening;
}

/** Members of clients that are about the connection alone. */
export const lifecycle: ReadonlySet<string> = new Set(["end", "connect", "close", "on", "once", "setMaxListeners"]);

/**
 * Which clients only feed drizzle, and so go with all that is about their connection; and which are used beside it.
 *
 * @param gone nodes that the conversion of `drizzle(…)` takes away
 */
export class Clients {
  readonly removals = new RemovalSet();
  /** Names in imports and exports of clients that go. */
  readonly names = new Set<ts.ImportSpecifier | ts.ExportSpecifier>();
  readonly directUses: DirectUse[] = [];
  /** Clients that stay, each with whether drizzle is opened over it. */
  readonly kept: { readonly opening: ClientOpening; readonly feedsDrizzle: boolean }[] = [];
  /** Clients that go. */
  readonly removed: ClientOpening[] = [];
  readonly #holders = new Map<ts.Node, boolean>();

  constructor(
    files: readonly DriverUses[],
    readonly gone: ReadonlySet<ts.Node>,
    readonly analysis: Analysis,
    readonly references: ReferenceIndex,
  ) {
    for (const opening of files.flatMap(({ openings }) => openings)) this.#visit(opening);
    for (const { file, clientSpecifiers } of files) if (clientSpecifiers.length > 0) this.#visitSettings(file);
  }

  isGone(node: ts.Node): boolean {
    return this.removals.holds(node) || this.#lies(node, this.gone);
  }

  #lies(node: ts.Node, nodes: ReadonlySet<ts.Node>): boolean {
    return ts.findAncestor(node, (ancestor) => nodes.has(ancestor)) !== undefined;
  }

  #visit(opening: ClientOpening): void {
    const root = outermost(opening.node);
    const goes = this.isGone(root) || this.#follow(root, opening);
    if (goes) this.removed.push(opening);
    else this.kept.push({ opening, feedsDrizzle: this.#feedsDrizzle(root) });
  }

  /** Whether the value of an expression reaches only drizzle. */
  #follow(root: ts.Expression, opening: ClientOpening): boolean {
    const { parent } = root;
    if (ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name)) return this.#variable(parent, opening);
    if (ts.isBinaryExpression(parent) && parent.right === root && ts.isExpressionStatement(parent.parent)) {
      const declaration = this.#declarationOf(parent.left);
      if (declaration) return this.#variable(declaration, opening);
      if (ts.isPropertyAccessExpression(parent.left) && isGlobal(parent.left.expression, this.analysis.checker)) {
        return this.#property(parent.left, opening);
      }
    }
    const owner = ownerOfResult(root);
    if (owner) return this.#factory(owner, opening);
    if (ts.isExpressionStatement(parent)) {
      this.removals.statements.add(parent);
      return true;
    }
    const access = ts.isPropertyAccessExpression(parent) ? parent : undefined;
    if (access ?? ts.isTaggedTemplateExpression(parent)) this.directUses.push({ node: root, opening });
    return false;
  }

  #declarationOf(target: ts.Expression): ts.VariableDeclaration | undefined {
    const declaration = ts.isIdentifier(target)
      ? this.analysis.checker.getSymbolAtLocation(target)?.valueDeclaration
      : undefined;
    return declaration && ts.isVariableDeclaration(declaration) ? declaration : undefined;
  }

  #variable(declaration: ts.VariableDeclaration, opening: ClientOpening): boolean {
    const known = this.#holders.get(declaration);
    if (known !== undefined) return known;
    this.#holders.set(declaration, true);
    const names = this.references.to(new Set<ts.Node>([declaration])).filter((name) => ts.isIdentifier(name));
    return this.#decide(declaration, names, opening);
  }

  /** `globalForDb.pool`, by its text in the file. */
  #property(access: ts.PropertyAccessExpression, opening: ClientOpening): boolean {
    const file = access.getSourceFile();
    const text = access.getText();
    const places: ts.Expression[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isPropertyAccessExpression(node) && node.getText() === text) places.push(node);
      else ts.forEachChild(node, visit);
    };
    visit(file);
    return this.#decide(undefined, places, opening);
  }

  /** `function createClient() { return postgres(url); }`: every call of it is a client. */
  #factory(owner: ts.SignatureDeclaration, opening: ClientOpening): boolean {
    const holder = ts.isArrowFunction(owner) || ts.isFunctionExpression(owner) ? owner.parent : owner;
    const known = this.#holders.get(holder);
    if (known !== undefined) return known;
    if (!(ts.isFunctionDeclaration(holder) || ts.isVariableDeclaration(holder))) return false;
    this.#holders.set(holder, true);
    const calls: ts.Expression[] = [];
    for (const name of this.references.to(new Set<ts.Node>([holder]))) {
      const call = name.parent;
      if (ts.isCallExpression(call) && call.expression === name) calls.push(call);
      else if (ts.isImportSpecifier(call) || ts.isExportSpecifier(call)) continue;
      else return this.#stays(holder, name, opening);
    }
    for (const call of calls) {
      const root = outermost(call);
      if (!this.isGone(root) && !this.#follow(root, opening)) return this.#stays(holder, call, opening);
    }
    this.#addNames(this.references.to(new Set<ts.Node>([holder])));
    this.removals.statements.add(holder);
    return true;
  }

  #stays(holder: ts.Node, node: ts.Node, opening: ClientOpening): false {
    this.#holders.set(holder, false);
    if (!this.directUses.some((use) => use.node === node)) this.directUses.push({ node, opening });
    return false;
  }

  #decide(declaration: ts.VariableDeclaration | undefined, uses: readonly ts.Expression[], opening: ClientOpening) {
    const local = new RemovalSet();
    if (declaration) local.statements.add(declaration);
    const direct: ts.Node[] = [];
    const conditions = new Map<ts.IfStatement, ts.Node>();
    for (const use of uses) {
      if (this.isGone(use) || ts.isImportSpecifier(use.parent) || ts.isExportSpecifier(use.parent)) continue;
      const statement = this.#connectionOnly(use, local);
      if (statement === true) continue;
      if (statement) conditions.set(statement, use);
      else direct.push(use);
    }
    const pending = [...conditions.keys()].sort((a, b) => b.pos - a.pos);
    for (const statement of pending) {
      if (local.emptied(statement)) local.statements.add(statement);
      else {
        const use = conditions.get(statement);
        if (use) direct.push(use);
      }
    }
    this.#emptyGuards(local);
    if (direct.length > 0) {
      if (declaration) this.#holders.set(declaration, false);
      for (const node of direct) this.directUses.push({ node, opening });
      return false;
    }
    this.removals.addAll(local);
    this.#addNames(uses);
    return true;
  }

  #addNames(uses: readonly ts.Node[]): void {
    for (const { parent } of uses) {
      if (ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent)) this.names.add(parent);
    }
  }

  /** `if (process.env.NODE_ENV !== "production") globalForDb.pool = pool;` goes with its statement. */
  #emptyGuards(local: RemovalSet): void {
    for (const statement of [...local.statements]) {
      const around = ts.isBlock(statement.parent) ? statement.parent.parent : statement.parent;
      if (ts.isIfStatement(around) && local.emptied(around) && !hasCall(around.expression)) {
        local.statements.add(around);
      }
    }
  }

  /** Notes what goes with the client; the `if` whose condition asks for it; `undefined` where it is used otherwise. */
  #connectionOnly(use: ts.Expression, local: RemovalSet): true | ts.IfStatement | undefined {
    const value = outermost(use);
    const { parent } = value;
    if (ts.isPropertyAccessExpression(parent) && parent.expression === value) {
      const call = parent.parent;
      if (ts.isCallExpression(call) && call.expression === parent && lifecycle.has(parent.name.text)) {
        return removeLater(call, local) ? true : undefined;
      }
      const waits = ts.isAwaitExpression(call) && ts.isExpressionStatement(call.parent) ? call.parent : undefined;
      if (parent.name.text === "waitReady" && waits) {
        local.statements.add(waits);
        return true;
      }
      return undefined;
    }
    if (ts.isExportAssignment(parent)) {
      local.statements.add(parent);
      return true;
    }
    if (ts.isBinaryExpression(parent) && assignments.has(parent.operatorToken.kind)) {
      if (!ts.isExpressionStatement(parent.parent)) return undefined;
      const { checker } = this.analysis;
      const isTarget = parent.left === value;
      const goes = isTarget ? isClientOrNothing(parent.right, checker) : isGlobalMember(parent.left, checker);
      if (!goes) return undefined;
      local.statements.add(parent.parent);
      return true;
    }
    const condition = ts.findAncestor(
      use,
      (node) => !ts.isSourceFile(node) && ts.isIfStatement(node.parent) && node.parent.expression === node,
    );
    const statement = condition?.parent;
    const asked =
      condition && ts.findAncestor(use, (node) => node === condition || ts.isCallExpression(node)) === condition;
    return asked && statement && ts.isIfStatement(statement) ? statement : undefined;
  }

  #feedsDrizzle(root: ts.Expression): boolean {
    const { parent } = root;
    if (!ts.isVariableDeclaration(parent)) return false;
    return this.references.to(new Set<ts.Node>([parent])).some((name) => this.#lies(name, this.gone));
  }

  /** `neonConfig.webSocketConstructor = ws;` goes with the clients of its file. */
  #visitSettings(file: ts.SourceFile): void {
    if (this.kept.some(({ opening }) => opening.package === "@neondatabase/serverless")) return;
    const visit = (node: ts.Node): void => {
      if (
        ts.isExpressionStatement(node) &&
        ts.isBinaryExpression(node.expression) &&
        ts.isPropertyAccessExpression(node.expression.left)
      ) {
        const setting = packageExport(node.expression.left.expression, this.analysis.checker);
        if (setting?.package === "@neondatabase/serverless" && setting.name === "neonConfig") {
          this.removals.statements.add(node);
          this.#emptyGuards(this.removals);
        }
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
  }
}

const assignments: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.EqualsToken,
  ts.SyntaxKind.QuestionQuestionEqualsToken,
  ts.SyntaxKind.BarBarEqualsToken,
]);

/** Notes a call that goes, where it can: as a statement, or where its value is not looked at. */
export function removeLater(call: ts.CallExpression, removals: RemovalSet): boolean {
  const expression = withAwait(call);
  const { parent } = expression;
  if (ts.isExpressionStatement(parent)) {
    const isWhole = !ts.isArrowFunction(parent.parent) && !isListenerBody(parent);
    if (isWhole) removals.statements.add(parent);
    else removals.calls.add(call);
    return true;
  }
  const isUnread =
    (ts.isArrowFunction(parent) && parent.body === expression) ||
    ts.isReturnStatement(parent) ||
    ts.isArrayLiteralExpression(parent);
  if (isUnread) removals.calls.add(call);
  return isUnread;
}

/** The only statement of a function that is given away: the listener may go as a whole. */
function isListenerBody(statement: ts.Statement): boolean {
  const block = statement.parent;
  return (
    ts.isBlock(block) &&
    block.statements.length === 1 &&
    (ts.isArrowFunction(block.parent) || ts.isFunctionExpression(block.parent)) &&
    ts.isCallExpression(block.parent.parent)
  );
}

/** The expression with what only chooses or names its type around it: `(a ?? postgres(url)) as Sql`. */
export function outermost(expression: ts.Expression): ts.Expression {
  const { parent } = expression;
  const isOuter =
    ts.isParenthesizedExpression(parent) ||
    ts.isAsExpression(parent) ||
    ts.isSatisfiesExpression(parent) ||
    ts.isNonNullExpression(parent) ||
    ts.isAwaitExpression(parent) ||
    (ts.isConditionalExpression(parent) && parent.condition !== expression) ||
    (ts.isBinaryExpression(parent) && choices.has(parent.operatorToken.kind));
  return isOuter ? outermost(parent) : expression;
}

const choices: ReadonlySet<ts.SyntaxKind> = new Set([ts.SyntaxKind.QuestionQuestionToken, ts.SyntaxKind.BarBarToken]);

/** The function whose only result the expression is. */
function ownerOfResult(root: ts.Expression): ts.SignatureDeclaration | undefined {
  const { parent } = root;
  if (ts.isArrowFunction(parent) && parent.body === root) return parent;
  if (!ts.isReturnStatement(parent) || !ts.isBlock(parent.parent)) return undefined;
  const body = parent.parent;
  const owner = body.parent;
  const isWhole = ts.isFunctionDeclaration(owner) || ts.isArrowFunction(owner) || ts.isFunctionExpression(owner);
  return isWhole && body.statements.length === 1 ? owner : undefined;
}

function isClientOrNothing(value: ts.Expression, checker: ts.TypeChecker): boolean {
  const isNothing = value.kind === ts.SyntaxKind.NullKeyword || (ts.isIdentifier(value) && value.text === "undefined");
  return isNothing || opensClient(value, checker) !== undefined;
}

/** `globalThis`, `global`, and constants that are one of them under another type. */
function isGlobal(expression: ts.Expression, checker: ts.TypeChecker): boolean {
  const value = withoutTypes(expression);
  if (!ts.isIdentifier(value)) return false;
  if (value.text === "globalThis" || value.text === "global") return true;
  const declaration = checker.getSymbolAtLocation(value)?.valueDeclaration;
  return (
    declaration !== undefined &&
    ts.isVariableDeclaration(declaration) &&
    declaration.initializer !== undefined &&
    isGlobal(declaration.initializer, checker)
  );
}

function isGlobalMember(target: ts.Expression, checker: ts.TypeChecker): boolean {
  return ts.isPropertyAccessExpression(target) && isGlobal(target.expression, checker);
}

function withoutTypes(expression: ts.Expression): ts.Expression {
  return ts.isAsExpression(expression) || ts.isParenthesizedExpression(expression)
    ? withoutTypes(expression.expression)
    : expression;
}

function hasCall(node: ts.Node): boolean {
  return ts.isCallExpression(node) || (ts.forEachChild(node, (child) => hasCall(child) || undefined) ?? false);
}
