import { ts } from "ts-morph";
import { withOuterExpressions, withoutOuterExpressions } from "../../src/typescript/outer-expressions.js";
import { type StaticText, staticText } from "../../src/typescript/static-text.js";
import type { FileUses, LibraryCall } from "./uses.js";

/** Methods that take SQL as their first argument. */
const sqlMethods: ReadonlySet<string> = new Set(["prepare", "query", "run", "exec", "pragma"]);

/** Knows for a statement which SQL it was prepared from, also where it is kept in a variable or a field. */
export class SqlSources {
  readonly #checker: ts.TypeChecker;
  /** By the declaration of the variable or property that holds the statement. */
  readonly #prepared = new Map<ts.Node, ts.CallExpression[]>();

  constructor(files: readonly FileUses[], checker: ts.TypeChecker) {
    this.#checker = checker;
    for (const { call, member } of files.flatMap((file) => file.calls)) {
      if (member.entity !== "database" || (member.name !== "prepare" && member.name !== "query")) continue;
      const holder = holderOf(call, checker);
      if (!holder) continue;
      const calls = this.#prepared.get(holder);
      if (calls) calls.push(call);
      else this.#prepared.set(holder, [call]);
    }
  }

  /** The `prepare` call that made the statement on which a method is called; `undefined` where it can't be told. */
  preparedBy(receiver: ts.Expression): ts.CallExpression | undefined {
    const expression = withoutOuterExpressions(receiver);
    if (ts.isCallExpression(expression) && ts.isPropertyAccessExpression(expression.expression)) {
      const name = expression.expression.name.text;
      if (name === "prepare" || name === "query") return expression;
      // stmt.pluck().get(): the modifiers return the statement itself.
      return this.preparedBy(expression.expression.expression);
    }
    const declaration = this.#checker.getSymbolAtLocation(expression)?.declarations?.[0];
    const calls = declaration && this.#prepared.get(declaration);
    return calls?.length === 1 ? calls[0] : undefined;
  }

  /** The SQL that a library call runs, where it is constant. */
  of({ call, access, member }: LibraryCall): StaticText | undefined {
    const source = member.entity === "statement" ? this.preparedBy(access.expression) : call;
    const method = source && ts.isPropertyAccessExpression(source.expression) ? source.expression.name.text : "";
    const argument = source?.arguments[0];
    return argument && sqlMethods.has(method) ? staticText(argument, this.#checker) : undefined;
  }
}

/** The variable or property that a prepared statement is put into. */
function holderOf(call: ts.CallExpression, checker: ts.TypeChecker): ts.Node | undefined {
  const node = withOuterExpressions(call);
  const parent = node.parent;
  if (ts.isVariableDeclaration(parent) || ts.isPropertyDeclaration(parent) || ts.isPropertyAssignment(parent)) {
    return parent.initializer === node ? parent : undefined;
  }
  if (ts.isBinaryExpression(parent) && parent.right === node && isAssignment(parent.operatorToken.kind)) {
    return checker.getSymbolAtLocation(parent.left)?.declarations?.[0];
  }
  return undefined;
}

function isAssignment(kind: ts.SyntaxKind): boolean {
  return kind === ts.SyntaxKind.EqualsToken || kind === ts.SyntaxKind.QuestionQuestionEqualsToken;
}
