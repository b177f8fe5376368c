import { ts } from "ts-morph";
import type { ColumnReader, SchemaColumn } from "./column-model.js";
import type { DrizzleExports } from "./drizzle-exports.js";
import { type Bound, emptyEnvironment, type Environment, type SchemaValues } from "./schema-values.js";

/** A table as the schema declares it. */
export interface SchemaTable {
  /** Key in the catalog: `users`, `auth.users`. */
  readonly key: string;
  /** The call of `pgTable`. */
  readonly call: ts.CallExpression;
  /** The call stands in one of the user's functions, which makes more tables than this one. */
  readonly isShared: boolean;
  /** Where the project has it: the call itself, or that of the user's function. */
  readonly place: ts.CallExpression;
  /** By key in the code, with the name in the database. */
  readonly columns: ReadonlyMap<string, SchemaColumn & { readonly name: string }>;
  /** Every column is known. */
  readonly complete: boolean;
}

export type Casing = "snake_case" | "camelCase" | undefined;

/** Finds the tables of a schema. */
export class TableReader {
  readonly #byCall = new Map<ts.Node, SchemaTable | null>();

  constructor(
    readonly exports: DrizzleExports,
    readonly values: SchemaValues,
    readonly columns: ColumnReader,
    readonly casing: Casing,
  ) {}

  /** The table that a call makes, directly or through the user's functions. */
  table(place: ts.CallExpression): SchemaTable | undefined {
    const known = this.#byCall.get(place);
    if (known !== undefined) return known ?? undefined;
    this.#byCall.set(place, null);
    const found = this.#find(place);
    this.#byCall.set(place, found ?? null);
    return found;
  }

  /** The table that an expression means: its variable, a member of a namespace, `t` of its extras. */
  tableOf(expression: ts.Expression): SchemaTable | undefined {
    const declaration = this.exports.declarationOf(expression);
    if (declaration && ts.isParameter(declaration)) {
      const owner = declaration.parent;
      const call = owner.parent;
      const isExtras = ts.isCallExpression(call) && call.arguments[2] === owner && declaration === owner.parameters[0];
      return isExtras ? this.table(call) : undefined;
    }
    const value = this.values.resolve(expression).expression;
    return ts.isCallExpression(value) ? this.table(value) : undefined;
  }

  /** The column that `t.email` or `users.email` means. */
  columnOf(expression: ts.Expression): (SchemaColumn & { readonly name: string }) | undefined {
    if (!ts.isPropertyAccessExpression(expression)) return undefined;
    return this.tableOf(expression.expression)?.columns.get(expression.name.text);
  }

  #find(place: ts.CallExpression): SchemaTable | undefined {
    const bound = this.#tableCall(place, emptyEnvironment);
    if (!bound) return undefined;
    const { call, environment } = bound;
    const key = this.#key(call, environment);
    const [, columns] = call.arguments;
    if (key === undefined || !columns) return undefined;
    const { members, complete } = this.values.membersOf(columns, environment);
    const found = new Map<string, SchemaColumn & { readonly name: string }>();
    let known = complete;
    for (const [name, value] of members) {
      const column = this.columns.column(value.expression, value.environment);
      if (column) found.set(name, { ...column, name: column.name ?? cased(name, this.casing) });
      else known = false;
    }
    return { key, call, isShared: call !== place, place, columns: found, complete: known };
  }

  /** The call of `pgTable` that a call leads to. */
  #tableCall(
    place: ts.CallExpression,
    environment: Environment,
  ): { readonly call: ts.CallExpression; readonly environment: Environment } | undefined {
    if (this.exports.isTableFunction(place.expression)) return { call: place, environment };
    const result: Bound | undefined = this.values.resultOf(place, environment);
    if (!result) return undefined;
    const inner = this.values.resolve(result.expression, result.environment);
    return ts.isCallExpression(inner.expression) ? this.#tableCall(inner.expression, inner.environment) : undefined;
  }

  #key(call: ts.CallExpression, environment: Environment): string | undefined {
    const [name] = call.arguments;
    const text = name && this.values.text(name, environment);
    if (text === undefined) return undefined;
    const { expression: callee } = call;
    if (ts.isPropertyAccessExpression(callee) && callee.name.text === "table") {
      const declared = this.exports.schemaOf(callee.expression)?.arguments[0];
      const schema = declared && this.values.text(declared);
      return schema === undefined || schema === "public" ? text : `${schema}.${text}`;
    }
    const creator = this.exports.postgres(callee) === undefined ? this.exports.constant(callee) : undefined;
    if (creator && ts.isCallExpression(creator)) {
      const [naming] = creator.arguments;
      const owner = naming && this.values.functionOf(naming);
      return owner && this.#namedBy(owner.owner, text);
    }
    return text;
  }

  /** What `(name) => `app_${name}`` of `pgTableCreator` makes of a name. */
  #namedBy(owner: ts.SignatureDeclaration, text: string): string | undefined {
    const [parameter] = owner.parameters;
    if (!parameter || !ts.isIdentifier(parameter.name)) return undefined;
    const symbol = this.exports.checker.getSymbolAtLocation(parameter.name);
    const body = ts.isArrowFunction(owner) && !ts.isBlock(owner.body) ? owner.body : undefined;
    if (!symbol || !body) return undefined;
    const given: Bound = { expression: ts.factory.createStringLiteral(text), environment: emptyEnvironment };
    return this.values.text(body, new Map([[symbol, given]]));
  }
}

/** drizzle's own conversion of keys: https://orm.drizzle.team/docs/sql-schema-declaration#camel-and-snake-casing. */
function cased(key: string, casing: Casing): string {
  if (casing === undefined) return key;
  const words = key.replace(/['\u2019]/g, "").match(/[\da-z]+|[A-Z]+(?![a-z])|[A-Z][\da-z]+/g) ?? [];
  if (casing === "snake_case") return words.map((word) => word.toLowerCase()).join("_");
  return words.reduce(
    (text, word, index) => text + (index === 0 ? word.toLowerCase() : word.charAt(0).toUpperCase() + word.slice(1)),
    "",
  );
}
