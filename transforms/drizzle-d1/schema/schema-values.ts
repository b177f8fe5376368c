import { ts } from "ts-morph";
import { unwrapped } from "./drizzle-exports.js";
import type { DrizzleExports } from "./drizzle-exports.js";

/** What the parameters of the functions around an expression were given. */
export type Environment = ReadonlyMap<ts.Symbol, Bound>;

/** An expression with what its names stand for. */
export interface Bound {
  readonly expression: ts.Expression;
  readonly environment: Environment;
}

export const emptyEnvironment: Environment = new Map();

type FunctionLike = ts.FunctionDeclaration | ts.FunctionExpression | ts.ArrowFunction | ts.MethodDeclaration;

const mostSteps = 40;

/**
 * Follows expressions of a schema to what they are, as drizzle's own evaluation would: constants, members of objects, spreads
 * and the user's functions with their arguments, also in other files. Nothing that is assigned later is followed.
 */
export class SchemaValues {
  constructor(
    readonly exports: DrizzleExports,
    readonly checker: ts.TypeChecker,
  ) {}

  /** The expression behind names, members and calls of the user's functions; what cannot be followed stays as it is. */
  resolve(expression: ts.Expression, environment: Environment = emptyEnvironment, steps = mostSteps): Bound {
    const plain = unwrapped(expression);
    const here: Bound = { expression: plain, environment };
    if (steps === 0) return here;
    if (ts.isIdentifier(plain)) {
      const given = this.#given(plain, environment);
      if (given) return this.resolve(given.expression, given.environment, steps - 1);
      const constant = this.exports.of(plain) ? undefined : this.exports.constant(plain);
      return constant ? this.resolve(constant, environment, steps - 1) : here;
    }
    if (ts.isPropertyAccessExpression(plain)) {
      if (this.exports.of(plain)) return here;
      const member = this.#member(plain, environment, steps);
      if (member) return this.resolve(member.expression, member.environment, steps - 1);
      const constant = this.exports.constant(plain);
      return constant ? this.resolve(constant, environment, steps - 1) : here;
    }
    if (ts.isCallExpression(plain)) {
      const result = this.resultOf(plain, environment, steps);
      return result ? this.resolve(result.expression, result.environment, steps - 1) : here;
    }
    return here;
  }

  /** What a call of one of the user's functions returns. */
  resultOf(call: ts.CallExpression, environment: Environment, steps = mostSteps): Bound | undefined {
    if (steps === 0 || this.exports.of(call.expression)) return undefined;
    const callee = this.functionOf(call.expression, environment, steps - 1);
    const returned = callee && returnedBy(callee.owner);
    return returned && { expression: returned, environment: this.#withArguments(callee, call, environment) };
  }

  /** The user's function that an expression leads to. */
  functionOf(
    callee: ts.Expression,
    environment: Environment = emptyEnvironment,
    steps = mostSteps,
  ): { readonly owner: FunctionLike; readonly environment: Environment } | undefined {
    const found = this.resolve(callee, environment, steps);
    if (ts.isArrowFunction(found.expression) || ts.isFunctionExpression(found.expression)) {
      return { owner: found.expression, environment: found.environment };
    }
    const declaration = this.exports.declarationOf(found.expression);
    const isFunction = declaration && (ts.isFunctionDeclaration(declaration) || ts.isMethodDeclaration(declaration));
    return isFunction && declaration.body && !declaration.getSourceFile().isDeclarationFile
      ? { owner: declaration, environment: found.environment }
      : undefined;
  }

  /** The members of an object that the expression leads to, spreads and all; `complete` is unset where one is not known. */
  membersOf(
    expression: ts.Expression,
    environment: Environment = emptyEnvironment,
  ): { readonly members: ReadonlyMap<string, Bound>; readonly complete: boolean } {
    const members = new Map<string, Bound>();
    const object = this.resolve(expression, environment);
    const literal = this.#objectOf(object);
    if (!literal) return { members, complete: false };
    let complete = true;
    for (const property of (literal.expression as ts.ObjectLiteralExpression).properties) {
      if (ts.isSpreadAssignment(property)) {
        const spread = this.membersOf(property.expression, literal.environment);
        for (const [name, value] of spread.members) members.set(name, value);
        complete &&= spread.complete;
        continue;
      }
      const value = valueOfProperty(property);
      const name = nameOf(property.name);
      if (name === undefined || !value) complete = false;
      else members.set(name, { expression: value, environment: literal.environment });
    }
    return { members, complete };
  }

  /** The text that an expression is, where it is constant. */
  text(expression: ts.Expression, environment: Environment = emptyEnvironment): string | undefined {
    const { expression: value, environment: inner } = this.resolve(expression, environment);
    if (ts.isStringLiteralLike(value)) return value.text;
    if (ts.isTemplateExpression(value)) {
      let text = value.head.text;
      for (const span of value.templateSpans) {
        const part = this.text(span.expression, inner);
        if (part === undefined) return undefined;
        text += part + span.literal.text;
      }
      return text;
    }
    if (ts.isBinaryExpression(value) && value.operatorToken.kind === ts.SyntaxKind.PlusToken) {
      const [left, right] = [this.text(value.left, inner), this.text(value.right, inner)];
      return left === undefined || right === undefined ? undefined : left + right;
    }
    return undefined;
  }

  /** The texts of an array of constants, or of the values of an object of constants. */
  texts(expression: ts.Expression, environment: Environment = emptyEnvironment): readonly string[] | undefined {
    const { expression: value, environment: inner } = this.resolve(expression, environment);
    if (ts.isArrayLiteralExpression(value)) {
      const texts: string[] = [];
      for (const element of value.elements) {
        const part = ts.isSpreadElement(element)
          ? this.texts(element.expression, inner)
          : [this.text(element, inner)].flatMap((text) => text ?? []);
        if (!part || (!ts.isSpreadElement(element) && part.length === 0)) return undefined;
        texts.push(...part);
      }
      return texts;
    }
    if (ts.isCallExpression(value) && /^Object\s*\.\s*values$/.test(value.expression.getText()) && value.arguments[0]) {
      return this.texts(value.arguments[0], inner);
    }
    if (ts.isObjectLiteralExpression(value)) {
      const { members, complete } = this.membersOf(value, inner);
      const texts = [...members.values()].map((member) => this.text(member.expression, member.environment));
      return complete && texts.every((text) => text !== undefined) ? texts : undefined;
    }
    const declaration = this.exports.declarationOf(value);
    if (declaration && ts.isEnumDeclaration(declaration)) {
      const texts = declaration.members.map(({ initializer }) => initializer && this.text(initializer));
      return texts.every((text) => text !== undefined) ? texts : undefined;
    }
    return this.#textsOfType(value);
  }

  /** What a constant's type says: `typeof roles` of `as const` in a file that is not followed. */
  #textsOfType(value: ts.Expression): readonly string[] | undefined {
    const type = this.checker.getTypeAtLocation(value);
    if (!this.checker.isTupleType(type)) return undefined;
    const texts = this.checker
      .getTypeArguments(type as ts.TypeReference)
      .map((element) => (element.isStringLiteral() ? element.value : undefined));
    return texts.length > 0 && texts.every((text) => text !== undefined) ? texts : undefined;
  }

  #given(name: ts.Identifier, environment: Environment): Bound | undefined {
    if (environment.size === 0) return undefined;
    const symbol = ts.isShorthandPropertyAssignment(name.parent)
      ? this.checker.getShorthandAssignmentValueSymbol(name.parent)
      : this.checker.getSymbolAtLocation(name);
    return symbol && environment.get(symbol);
  }

  #member(access: ts.PropertyAccessExpression, environment: Environment, steps: number): Bound | undefined {
    const holder = this.resolve(access.expression, environment, steps - 1);
    const literal = this.#objectOf(holder);
    return literal && this.membersOf(literal.expression, literal.environment).members.get(access.name.text);
  }

  #objectOf(value: Bound): Bound | undefined {
    if (ts.isObjectLiteralExpression(value.expression)) return value;
    // The callback of a table: `(t) => ({ … })`.
    if (ts.isArrowFunction(value.expression) || ts.isFunctionExpression(value.expression)) {
      const returned = returnedBy(value.expression);
      return returned && this.#objectOf(this.resolve(returned, value.environment));
    }
    return undefined;
  }

  #withArguments(
    { owner, environment: outer }: { readonly owner: FunctionLike; readonly environment: Environment },
    call: ts.CallExpression,
    environment: Environment,
  ): Environment {
    const bound = new Map([...environment, ...outer]);
    for (const [index, parameter] of owner.parameters.entries()) {
      if (!ts.isIdentifier(parameter.name)) continue;
      const symbol = this.checker.getSymbolAtLocation(parameter.name);
      const given = call.arguments[index];
      if (!symbol) continue;
      if (given && !ts.isSpreadElement(given)) bound.set(symbol, { expression: given, environment });
      else if (parameter.initializer) bound.set(symbol, { expression: parameter.initializer, environment: outer });
    }
    return bound;
  }
}

/** What a function returns, where it has one way to do so. */
export function returnedBy(owner: FunctionLike): ts.Expression | undefined {
  if (!owner.body) return undefined;
  if (!ts.isBlock(owner.body)) return unwrapped(owner.body);
  const returns: ts.ReturnStatement[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isReturnStatement(node)) returns.push(node);
    else if (!ts.isFunctionLike(node)) ts.forEachChild(node, visit);
  };
  visit(owner.body);
  const [only, ...others] = returns;
  return only?.expression && others.length === 0 ? unwrapped(only.expression) : undefined;
}

export function nameOf(name: ts.PropertyName): string | undefined {
  if (ts.isIdentifier(name) || ts.isStringLiteralLike(name) || ts.isNumericLiteral(name)) return name.text;
  return ts.isComputedPropertyName(name) && ts.isStringLiteralLike(name.expression) ? name.expression.text : undefined;
}

function valueOfProperty(property: ts.ObjectLiteralElementLike): ts.Expression | undefined {
  if (ts.isPropertyAssignment(property)) return property.initializer;
  return ts.isShorthandPropertyAssignment(property) ? property.name : undefined;
}
