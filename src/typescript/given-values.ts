import { ts } from "ts-morph";
import type { ReferenceIndex } from "./cascade/references.js";
import { withoutOuterExpressions } from "./outer-expressions.js";
import { callsOf } from "./value-uses.js";

/** A value that an expression gets from a caller. */
export interface GivenValue {
  /** `undefined` where a caller gives nothing. */
  readonly value: ts.Expression | undefined;
  /** The call that gives it; the expression itself where no call decides it. */
  readonly at: ts.Expression;
}

type Call = ts.CallExpression | ts.NewExpression;

/** Wrappers around wrappers are followed so far. */
const maxDepth = 6;

/**
 * The values that an expression can have by what the callers of the functions around it give: through parameters and
 * their defaults, properties of objects given to them, fields that a constructor fills, and `path ?? "app.db"`. An
 * expression that depends on no parameter is its own value; so is a parameter of a function that nobody calls.
 */
export function givenValues(
  expression: ts.Expression,
  checker: ts.TypeChecker,
  references: ReferenceIndex,
): readonly GivenValue[] {
  return unique(new GivenValues(checker, references).of(expression, 0));
}

class GivenValues {
  readonly #checker: ts.TypeChecker;
  readonly #references: ReferenceIndex;

  constructor(checker: ts.TypeChecker, references: ReferenceIndex) {
    this.#checker = checker;
    this.#references = references;
  }

  of(written: ts.Expression, depth: number): GivenValue[] {
    const expression = withoutOuterExpressions(written);
    const itself = [{ value: expression, at: expression }];
    if (depth > maxDepth) return itself;
    if (ts.isBinaryExpression(expression) && isFallback(expression)) {
      const left = this.of(expression.left, depth);
      if (left.length === 1 && left[0]?.at === left[0]?.value) return itself;
      return left.flatMap(({ value, at }) =>
        value ? [{ value, at }] : this.of(expression.right, depth).map((other) => ({ value: other.value, at })),
      );
    }
    const declaration = this.#checker.getSymbolAtLocation(expression)?.valueDeclaration;
    if (!declaration) return itself;
    const given = this.#ofDeclaration(declaration, expression, depth);
    return given && given.length > 0 ? given : itself;
  }

  #ofDeclaration(declaration: ts.Declaration, expression: ts.Expression, depth: number): GivenValue[] | undefined {
    if (ts.isParameter(declaration) && ts.isIdentifier(declaration.name)) {
      return this.#ofParameter(declaration, [], declaration.initializer, depth);
    }
    if (ts.isBindingElement(declaration) && ts.isParameter(declaration.parent.parent)) {
      const name = declaration.propertyName ?? declaration.name;
      if (!ts.isIdentifier(name) || declaration.dotDotDotToken) return undefined;
      return this.#ofParameter(declaration.parent.parent, [name.text], declaration.initializer, depth);
    }
    if (ts.isVariableDeclaration(declaration) && declaration.initializer && ts.isIdentifier(declaration.name)) {
      const found = this.of(declaration.initializer, depth + 1);
      // What no call decides is better known by its name.
      return found.every(({ at, value }) => at === value) ? undefined : found;
    }
    if (ts.isPropertyAccessExpression(expression)) {
      const { expression: receiver, name } = expression;
      if (receiver.kind === ts.SyntaxKind.ThisKeyword && ts.isPropertyDeclaration(declaration)) {
        const value = assignedInConstructor(declaration);
        return value && this.of(value, depth + 1);
      }
      const holder = ts.isIdentifier(receiver)
        ? this.#checker.getSymbolAtLocation(receiver)?.valueDeclaration
        : undefined;
      if (holder && ts.isParameter(holder)) return this.#ofParameter(holder, [name.text], undefined, depth);
    }
    return undefined;
  }

  /** @param property what is taken out of the object that is given */
  #ofParameter(
    parameter: ts.ParameterDeclaration,
    property: readonly string[],
    fallback: ts.Expression | undefined,
    depth: number,
  ): GivenValue[] {
    const owner = parameter.parent;
    const index = owner.parameters.filter(({ name }) => name.getText() !== "this").indexOf(parameter);
    return this.#callsOf(owner, 0).flatMap((call): GivenValue[] => {
      const given = call.arguments?.slice(0, index + 1) ?? [];
      const spread = given.find(ts.isSpreadElement);
      if (spread) return [{ value: spread, at: call }];
      const argument = given[index] ?? (property.length > 0 ? parameter.initializer : undefined);
      const [value, isKnown] = argument ? propertyIn(argument, property) : [undefined, true];
      if (!isKnown) return [{ value, at: call }];
      if (!value || isUndefined(value)) return [{ value: fallback, at: call }];
      const inner = withoutOuterExpressions(value);
      return this.of(value, depth + 1).map((found) => (found.at === inner ? { value: inner, at: call } : found));
    });
  }

  #callsOf(owner: ts.SignatureDeclaration, depth: number): Call[] {
    if (ts.isConstructorDeclaration(owner)) return this.#constructionsOf(owner.parent, depth);
    return callsOf(owner, this.#references);
  }

  #constructionsOf(owner: ts.ClassLikeDeclaration, depth: number): Call[] {
    if (depth > maxDepth) return [];
    return this.#references.to(new Set<ts.Node>([owner])).flatMap((name): Call[] => {
      const { parent } = name;
      const callee = ts.isPropertyAccessExpression(parent) && parent.name === name ? parent : name;
      if (ts.isNewExpression(callee.parent) && callee.parent.expression === callee) return [callee.parent];
      const heritage = ts.findAncestor(name, ts.isHeritageClause);
      if (heritage?.token !== ts.SyntaxKind.ExtendsKeyword || !ts.isClassLike(heritage.parent)) return [];
      const derived = heritage.parent.members.find((member) => ts.isConstructorDeclaration(member));
      return derived ? superCallsIn(derived) : this.#constructionsOf(heritage.parent, depth + 1);
    });
  }
}

function isFallback({ operatorToken: { kind } }: ts.BinaryExpression): boolean {
  return kind === ts.SyntaxKind.QuestionQuestionToken || kind === ts.SyntaxKind.BarBarToken;
}

function isUndefined(value: ts.Expression): boolean {
  return ts.isIdentifier(value) && value.text === "undefined";
}

/** The value of a property of an object literal; not known for other objects, which then are the value. */
function propertyIn(
  argument: ts.Expression,
  [property]: readonly string[],
): readonly [value: ts.Expression | undefined, isKnown: boolean] {
  if (property === undefined) return [argument, true];
  const object = withoutOuterExpressions(argument);
  if (!ts.isObjectLiteralExpression(object) || object.properties.some(ts.isSpreadAssignment)) return [object, false];
  const found = object.properties.find(({ name }) => name && ts.isIdentifier(name) && name.text === property);
  if (!found) return [undefined, true];
  if (ts.isPropertyAssignment(found)) return [found.initializer, true];
  return ts.isShorthandPropertyAssignment(found) ? [found.name, true] : [object, false];
}

/** `path` of `this.path = path`, where the constructor has only one such line. */
function assignedInConstructor(field: ts.PropertyDeclaration): ts.Expression | undefined {
  const owner = field.parent.members.find((member) => ts.isConstructorDeclaration(member));
  const values = (owner?.body?.statements ?? []).flatMap((statement) => {
    const assignment = ts.isExpressionStatement(statement) ? statement.expression : undefined;
    if (!assignment || !ts.isBinaryExpression(assignment)) return [];
    const { left, operatorToken, right } = assignment;
    const isField =
      ts.isPropertyAccessExpression(left) &&
      left.expression.kind === ts.SyntaxKind.ThisKeyword &&
      left.name.text === field.name.getText();
    return isField && operatorToken.kind === ts.SyntaxKind.EqualsToken ? [right] : [];
  });
  return values.length === 1 ? values[0] : undefined;
}

function superCallsIn(node: ts.Node): ts.CallExpression[] {
  const calls: ts.CallExpression[] = [];
  const visit = (child: ts.Node): void => {
    if (ts.isCallExpression(child) && child.expression.kind === ts.SyntaxKind.SuperKeyword) calls.push(child);
    if (!ts.isClassLike(child)) ts.forEachChild(child, visit);
  };
  visit(node);
  return calls;
}

/** A base class that two ways lead to would give its values twice. */
function unique(values: readonly GivenValue[]): GivenValue[] {
  return values.filter(
    ({ value, at }, index) => values.findIndex((other) => other.at === at && other.value === value) === index,
  );
}
