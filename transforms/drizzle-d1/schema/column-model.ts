import { ts } from "ts-morph";
import { type PostgresType, plainType, readType } from "../../../src/sql/postgres/type-name.js";
import { builderClasses, columnBuilder, type BuilderConfig, type BuilderSpec, type JsType } from "./column-builders.js";
import { type DrizzleExports, moduleOfDeclaration, unwrapped } from "./drizzle-exports.js";
import { emptyEnvironment, type Environment, nameOf, returnedBy, type SchemaValues } from "./schema-values.js";

/** An enum that the schema declares. */
export interface SchemaEnum {
  /** Key in the catalog. */
  readonly key: string;
  /** `undefined` where they are not known without running the code. */
  readonly labels: readonly string[] | undefined;
  /** Its labels are the values of an object, not an array. */
  readonly isObject: boolean;
  readonly call: ts.CallExpression;
}

/** What makes a column before its modifiers. */
export interface ColumnRoot {
  readonly kind: "builder" | "enum" | "custom";
  /** The call that makes it, where it was found. */
  readonly call?: ts.CallExpression;
  readonly builder?: BuilderSpec;
  readonly builderName?: string;
  readonly config: BuilderConfig;
  readonly enum?: SchemaEnum;
  /** Of `customType`: the call that defines it. */
  readonly definition?: ts.CallExpression;
  readonly type: PostgresType;
  readonly js: JsType;
}

/** A column with what its modifiers say. */
export interface SchemaColumn {
  readonly root: ColumnRoot;
  /** With the dimensions of `.array()`. */
  readonly type: PostgresType;
  /** The name that it is given in the database; else the key in its table is. */
  readonly name?: string;
  readonly notNull: boolean;
  readonly primaryKey: boolean;
  readonly unique: boolean;
  readonly counts?: "serial" | "identity";
  readonly generated?: ts.Expression;
  readonly default?: ts.Expression;
  readonly hasTypeOfItsOwn: boolean;
  readonly references?: ts.Expression;
}

/** Follows expressions to the columns, enums and types of a schema. */
export class ColumnReader {
  readonly #roots = new Map<ts.Node, ColumnRoot | null>();

  constructor(
    readonly exports: DrizzleExports,
    readonly values: SchemaValues,
    readonly checker: ts.TypeChecker,
  ) {}

  /** The column that an expression makes; `undefined` for what is none, or cannot be followed. */
  column(expression: ts.Expression, environment: Environment = emptyEnvironment, depth = 0): SchemaColumn | undefined {
    if (depth > 30) return undefined;
    const plain = unwrapped(expression);
    if (!ts.isCallExpression(plain)) {
      const found = this.values.resolve(plain, environment);
      if (found.expression !== plain) return this.column(found.expression, found.environment, depth + 1);
      return this.#byType(plain);
    }
    const root = this.root(plain, environment);
    if (root) return columnOf(root, this.#nameGiven(plain, environment));
    if (ts.isPropertyAccessExpression(plain.expression)) {
      const receiver = this.column(plain.expression.expression, environment, depth + 1);
      if (receiver) return modified(receiver, plain.expression.name.text, plain);
    }
    const result = this.values.resultOf(plain, environment);
    if (result) return this.column(result.expression, result.environment, depth + 1);
    return this.#byType(plain);
  }

  /** What a call makes, if it makes a column by itself: `text("name")`, `role("role")`, `bytea("data")`. */
  root(call: ts.CallExpression, environment: Environment = emptyEnvironment): ColumnRoot | undefined {
    if (environment.size === 0) {
      const known = this.#roots.get(call);
      if (known !== undefined) return known ?? undefined;
    }
    const found = this.#rootOf(call, environment);
    if (environment.size === 0) this.#roots.set(call, found ?? null);
    return found;
  }

  #rootOf(call: ts.CallExpression, environment: Environment): ColumnRoot | undefined {
    const builderName = this.exports.postgres(call.expression);
    const builder = columnBuilder(builderName);
    if (builder && builderName !== undefined) {
      const config = this.config(call, environment);
      return {
        kind: "builder",
        call,
        builder,
        builderName,
        config,
        type: builder.type(config),
        js: builder.js(config),
      };
    }
    if (builderName !== undefined) return undefined;
    const made = this.values.resolve(call.expression, environment).expression;
    if (!ts.isCallExpression(made)) return undefined;
    const enumeration = this.enumOf(made);
    if (enumeration) {
      const type = plainType(enumeration.key);
      return { kind: "enum", call, config: new Map(), enum: enumeration, type, js: "string" };
    }
    if (this.exports.postgres(made.expression) !== "customType") return undefined;
    const type = this.customType(made);
    return {
      kind: "custom",
      call,
      config: new Map(),
      definition: made,
      type: type ?? plainType("unknown"),
      js: "json",
    };
  }

  /** The enum that a call of `pgEnum` or of a schema's `enum` declares. */
  enumOf(call: ts.CallExpression): SchemaEnum | undefined {
    const { expression: callee } = call;
    const [name, labels] = call.arguments;
    if (!name || !labels) return undefined;
    let schema: string | undefined;
    if (this.exports.postgres(callee) !== "pgEnum") {
      if (!ts.isPropertyAccessExpression(callee) || callee.name.text !== "enum") return undefined;
      const declared = this.exports.schemaOf(callee.expression)?.arguments[0];
      if (!declared) return undefined;
      schema = this.values.text(declared);
    }
    const text = this.values.text(name) ?? name.getText();
    const value = this.values.resolve(labels).expression;
    const isArray =
      ts.isArrayLiteralExpression(value) || this.checker.isArrayLikeType(this.checker.getTypeAtLocation(labels));
    return {
      key: schema === undefined || schema === "public" ? text : `${schema}.${text}`,
      labels: this.values.texts(labels),
      isObject: !isArray && !ts.isCallExpression(value),
      call,
    };
  }

  /** The PostgreSQL type that a custom type says, where it is a constant. */
  customType(definition: ts.CallExpression): PostgresType | undefined {
    const place = this.customTypeName(definition);
    const text = place && this.values.text(place);
    if (text !== undefined) return readType(text);
    // `vector(${dimensions})`: the name is enough.
    if (place && ts.isTemplateExpression(place)) {
      const word = /^\s*([a-z_ ]+)/i.exec(place.head.text)?.[1];
      if (word !== undefined) return readType(word.trim());
    }
    return undefined;
  }

  /** The expression that `dataType` of a custom type returns. */
  customTypeName(definition: ts.CallExpression): ts.Expression | undefined {
    const [parameters] = definition.arguments;
    const object = parameters && this.values.resolve(parameters).expression;
    if (!object || !ts.isObjectLiteralExpression(object)) return undefined;
    const property = object.properties.find((item) => item.name && nameOf(item.name) === "dataType");
    if (!property) return undefined;
    if (ts.isMethodDeclaration(property)) return returnedBy(property);
    if (!ts.isPropertyAssignment(property)) return undefined;
    const owner = this.values.functionOf(property.initializer)?.owner;
    return owner && returnedBy(owner);
  }

  /** The members of a builder's configuration that are known. */
  config(call: ts.CallExpression, environment: Environment = emptyEnvironment): BuilderConfig {
    const config = new Map<string, string | number | boolean>();
    const given = this.configArgument(call);
    if (!given) return config;
    for (const [name, value] of this.values.membersOf(given, environment).members) {
      const { expression } = this.values.resolve(value.expression, value.environment);
      if (ts.isStringLiteralLike(expression)) config.set(name, expression.text);
      else if (ts.isNumericLiteral(expression)) config.set(name, Number(expression.text));
      else if (expression.kind === ts.SyntaxKind.TrueKeyword) config.set(name, true);
      else if (expression.kind === ts.SyntaxKind.FalseKeyword) config.set(name, false);
    }
    return config;
  }

  /** The argument of a column's call that is its configuration. */
  configArgument(call: ts.CallExpression): ts.Expression | undefined {
    const [first, second] = call.arguments;
    if (second || !first) return second;
    return this.#isText(first) ? undefined : first;
  }

  /** The argument of a column's call that is its name. */
  nameArgument(call: ts.CallExpression): ts.Expression | undefined {
    const [first, second] = call.arguments;
    return first && (second !== undefined || this.#isText(first)) ? first : undefined;
  }

  #isText(expression: ts.Expression): boolean {
    const plain = unwrapped(expression);
    if (ts.isStringLiteralLike(plain) || ts.isTemplateExpression(plain)) return true;
    if (ts.isObjectLiteralExpression(plain)) return false;
    const type = this.checker.getTypeAtLocation(plain);
    const constraint = this.checker.getBaseConstraintOfType(type) ?? type;
    const parts = constraint.isUnion() ? constraint.types : [constraint];
    return parts.some((part) => (part.flags & ts.TypeFlags.StringLike) !== 0);
  }

  #nameGiven(call: ts.CallExpression, environment: Environment): string | undefined {
    const argument = this.nameArgument(call);
    return argument && this.values.text(argument, environment);
  }

  /** A column by the class of its builder: the parameter of a function, what a library gave. */
  #byType(expression: ts.Expression): SchemaColumn | undefined {
    const type = this.checker.getTypeAtLocation(expression);
    const constraint = this.checker.getBaseConstraintOfType(type) ?? type;
    const parts = constraint.isIntersection() ? constraint.types : [constraint];
    for (const part of parts) {
      const { symbol } = part as { symbol?: ts.Symbol };
      const declaration = symbol?.declarations?.[0];
      if (!declaration || !Object.hasOwn(builderClasses, symbol.name)) continue;
      if (moduleOfDeclaration(declaration)?.startsWith("pg-core") !== true) continue;
      const [name, mode] = builderClasses[symbol.name as keyof typeof builderClasses] as readonly [string, string?];
      const builder = columnBuilder(name);
      if (!builder) continue;
      const config: BuilderConfig = new Map(mode === undefined ? [] : [["mode", mode]]);
      const root: ColumnRoot = {
        kind: "builder",
        builder,
        builderName: name,
        config,
        type: builder.type(config),
        js: builder.js(config),
      };
      return columnOf(root, undefined);
    }
    return undefined;
  }
}

function columnOf(root: ColumnRoot, name: string | undefined): SchemaColumn {
  return {
    root,
    type: root.type,
    ...(name !== undefined && { name }),
    notNull: root.builder?.counts === true,
    primaryKey: false,
    unique: false,
    hasTypeOfItsOwn: false,
    ...(root.builder?.counts && { counts: "serial" as const }),
  };
}

function modified(column: SchemaColumn, modifier: string, call: ts.CallExpression): SchemaColumn | undefined {
  const [argument] = call.arguments;
  switch (modifier) {
    case "notNull":
      return { ...column, notNull: true };
    case "primaryKey":
      return { ...column, primaryKey: true, notNull: true };
    case "unique":
      return { ...column, unique: true };
    case "array":
      return { ...column, type: { ...column.type, dimensions: column.type.dimensions + 1 } };
    case "generatedAlwaysAsIdentity":
    case "generatedByDefaultAsIdentity":
      return { ...column, counts: "identity", notNull: true };
    case "generatedAlwaysAs":
      return argument ? { ...column, generated: argument } : column;
    case "default":
      return argument ? { ...column, default: argument } : column;
    case "references":
      return argument ? { ...column, references: argument } : column;
    case "$type":
      return { ...column, hasTypeOfItsOwn: true };
    case "defaultNow":
    case "defaultRandom":
    case "$default":
    case "$defaultFn":
    case "$onUpdate":
    case "$onUpdateFn":
      return column;
    default:
      return undefined;
  }
}

/** The calls of the modifiers that follow on a call, nearest first: `.notNull()`, `.default(…)`. */
export function modifiersOn(root: ts.Expression): ts.CallExpression[] {
  const calls: ts.CallExpression[] = [];
  for (let node: ts.Expression = root; ;) {
    const access = node.parent;
    if (!ts.isPropertyAccessExpression(access) || access.expression !== node) return calls;
    const call = access.parent;
    if (!ts.isCallExpression(call) || call.expression !== access) return calls;
    calls.push(call);
    node = call;
  }
}

export function modifierName(call: ts.CallExpression): string {
  return ts.isPropertyAccessExpression(call.expression) ? call.expression.name.text : "";
}
