import { ts } from "ts-morph";
import { type PostgresType, plainType } from "../../../src/sql/postgres/type-name.js";
import { withoutOuterExpressions } from "../../../src/typescript/outer-expressions.js";
import { type DrizzleExports, moduleOfDeclaration } from "../schema/drizzle-exports.js";
import type { TableReader } from "../schema/table-model.js";
import { isUntypedDatabase } from "./untyped-database.js";

/** What an expression is to drizzle. */
export type ValueKind = "table" | "column" | "sql" | "query" | "value";

export type PlainKind = "date" | "boolean" | "number" | "string" | "array" | "object" | "bigint" | "unknown";

/** Classes of drizzle by name. A table of a query is what can stand in FROM. */
const classes: Readonly<Record<string, ValueKind>> = {
  Table: "table",
  PgTable: "table",
  View: "table",
  PgView: "table",
  PgViewBase: "table",
  PgMaterializedView: "table",
  Subquery: "table",
  WithSubquery: "table",
  Column: "column",
  PgColumn: "column",
  SQL: "sql",
  Aliased: "sql",
  SQLWrapper: "sql",
  Placeholder: "sql",
  Name: "sql",
  Param: "sql",
  PgSelectBase: "query",
  PgSelectQueryBuilderBase: "query",
};

/** Classes of columns by their `columnType`, and column builders by name, with PostgreSQL's type. */
const columnTypes: Readonly<Record<string, string>> = {
  text: "text",
  varchar: "varchar",
  char: "bpchar",
  uuid: "uuid",
  integer: "int4",
  smallint: "int2",
  bigint: "int8",
  serial: "int4",
  smallserial: "int2",
  bigserial: "int8",
  boolean: "bool",
  timestamp: "timestamp",
  date: "date",
  time: "time",
  json: "json",
  jsonb: "jsonb",
  numeric: "numeric",
  decimal: "numeric",
  real: "float4",
  doubleprecision: "float8",
  vector: "vector",
  inet: "inet",
  interval: "interval",
};

/** Tells what expressions of the user's code are to drizzle on PostgreSQL, by their types. */
export class DrizzleValues {
  constructor(
    readonly checker: ts.TypeChecker,
    readonly tables: TableReader,
    readonly exports: DrizzleExports,
  ) {}

  /** The class of `pg-core` (or of a driver over it) that a member which is called belongs to. */
  postgresMember(access: ts.PropertyAccessExpression): string | undefined {
    const symbol = this.checker.getSymbolAtLocation(access.name);
    for (const declaration of symbol?.declarations ?? []) {
      if (moduleOfDeclaration(declaration) !== "pg-core") continue;
      const owner = ts.findAncestor(
        declaration,
        (node) => ts.isClassDeclaration(node) || ts.isInterfaceDeclaration(node),
      );
      return owner?.name?.text ?? access.name.text;
    }
    const isOpened = symbol === undefined && isUntypedDatabase(access.expression, this.exports, this.checker);
    return isOpened ? "PgDatabase" : undefined;
  }

  /** Whether an expression is a database or a transaction of `pg-core`. */
  isDatabase(expression: ts.Expression): boolean {
    return this.isDatabaseType(this.#typeOf(expression)) || isUntypedDatabase(expression, this.exports, this.checker);
  }

  /** Whether an expression is the name of something in the database: `sql.identifier(name)`. */
  isIdentifier(expression: ts.Expression): boolean {
    const inner = withoutOuterExpressions(expression);
    if (ts.isCallExpression(inner) && ts.isPropertyAccessExpression(inner.expression)) {
      const { expression: holder, name } = inner.expression;
      return name.text === "identifier" && this.exports.isCore(holder, "sql");
    }
    return this.#names(this.#typeOf(expression)).some(({ name, module }) => name === "Name" && module === "");
  }

  isDatabaseType(type: ts.Type): boolean {
    return this.#names(this.checker.getNonNullableType(type)).some(
      ({ name, module }) => module === "pg-core" && (name === "PgDatabase" || name === "PgTransaction"),
    );
  }

  kindOf(expression: ts.Expression): ValueKind {
    const names = this.#names(this.#typeOf(expression));
    for (const { name } of names) {
      if (Object.hasOwn(classes, name)) return classes[name] ?? "value";
    }
    return "value";
  }

  /** Whether a type belongs to another dialect than PostgreSQL's. */
  isOtherDialect(expression: ts.Expression): boolean {
    const type = this.#typeOf(expression);
    return this.#names(type).some(({ module }) => /^(?:sqlite|mysql|singlestore|gel)-core$/.test(module));
  }

  isPostgres(expression: ts.Expression): boolean {
    return this.#names(this.#typeOf(expression)).some(({ module }) => module === "pg-core");
  }

  /** Whether the type is open: nothing is known of the value. */
  isUnknown(expression: ts.Expression): boolean {
    return (this.#typeOf(expression).flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0;
  }

  /** PostgreSQL's type of a column, where its declaration or its class tells. */
  columnType(expression: ts.Expression): PostgresType | undefined {
    const declared = this.tables.columnOf(withoutOuterExpressions(expression));
    if (declared) return declared.type;
    const type = this.#typeOf(expression);
    const config = this.#configOf(type);
    const named = config && this.#literalOf(config, "columnType");
    if (named !== undefined) {
      if (named === "PgArray") {
        const data = config && this.#memberType(config, "data");
        return plainType(this.#elementName(data), 1);
      }
      const key = named
        .replace(/^Pg/, "")
        .replace(/(?:String|53|64|Number|BigInt|Column)$/, "")
        .toLowerCase();
      if (named === "PgEnumColumn" || named === "PgEnum") return plainType("text");
      const name = columnTypes[key];
      if (name !== undefined) return plainType(name);
      return undefined;
    }
    return this.#dataType(this.#typeArgument(type, 0));
  }

  /** Whether a column may be NULL by its declaration; `undefined` where the type does not tell. */
  isNullable(expression: ts.Expression): boolean | undefined {
    const declared = this.tables.columnOf(withoutOuterExpressions(expression));
    if (declared) return !declared.notNull && !declared.primaryKey;
    const type = this.#typeOf(expression);
    const config = this.#configOf(type);
    const notNull = config ? this.#memberType(config, "notNull") : this.#typeArgument(type, 1);
    if (!notNull || (notNull.flags & ts.TypeFlags.BooleanLiteral) === 0) return undefined;
    return this.checker.typeToString(notNull) === "false";
  }

  /** What a value is in JavaScript, as far as D1 treats values apart. */
  plainKind(expression: ts.Expression): PlainKind {
    return this.plainKindOfType(this.#typeOf(expression));
  }

  plainKindOfType(type: ts.Type): PlainKind {
    const present = this.checker.getNonNullableType(type);
    const parts = present.isUnion() ? present.types : [present];
    const kinds = new Set(parts.map((part) => this.#plainKindOf(part)));
    const [only] = kinds;
    return kinds.size === 1 && only ? only : "unknown";
  }

  #plainKindOf(type: ts.Type): PlainKind {
    if ((type.flags & ts.TypeFlags.StringLike) !== 0) return "string";
    if ((type.flags & ts.TypeFlags.NumberLike) !== 0) return "number";
    if ((type.flags & ts.TypeFlags.BooleanLike) !== 0) return "boolean";
    if ((type.flags & ts.TypeFlags.BigIntLike) !== 0) return "bigint";
    if (this.checker.isArrayType(type) || this.checker.isTupleType(type)) return "array";
    if (type.getSymbol()?.name === "Date" && type.getProperty("getTime")) return "date";
    if ((type.flags & ts.TypeFlags.Object) !== 0) return "object";
    return "unknown";
  }

  #typeOf(expression: ts.Expression): ts.Type {
    return this.checker.getNonNullableType(this.checker.getTypeAtLocation(withoutOuterExpressions(expression)));
  }

  /** The classes and interfaces of drizzle that a type is, with those that it extends. */
  #names(type: ts.Type): readonly { readonly name: string; readonly module: string }[] {
    const found: { name: string; module: string }[] = [];
    const seen = new Set<ts.Type>();
    const visit = (part: ts.Type): void => {
      if (seen.has(part) || seen.size > 60) return;
      seen.add(part);
      if (part.isUnionOrIntersection()) {
        for (const member of part.types) visit(member);
        return;
      }
      for (const symbol of [part.getSymbol(), part.aliasSymbol]) {
        const declaration = symbol?.declarations?.[0];
        const module = declaration && moduleOfDeclaration(declaration);
        if (symbol && module !== undefined) found.push({ name: symbol.name, module });
      }
      for (const base of part.getBaseTypes() ?? []) visit(base);
      const target = (part as ts.TypeReference).target as ts.Type | undefined;
      if (target && target !== part) for (const base of target.getBaseTypes() ?? []) visit(base);
      const constraint =
        part.flags & ts.TypeFlags.TypeParameter ? this.checker.getBaseConstraintOfType(part) : undefined;
      if (constraint) visit(constraint);
    };
    visit(type);
    return found;
  }

  #configOf(type: ts.Type): ts.Type | undefined {
    const parts = type.isIntersection() ? type.types : [type];
    for (const part of parts) {
      const config = this.#typeArgument(part, 0);
      if (config && (config.flags & ts.TypeFlags.Object) !== 0 && config.getProperty("columnType")) return config;
    }
    return undefined;
  }

  #typeArgument(type: ts.Type, index: number): ts.Type | undefined {
    return (type.flags & ts.TypeFlags.Object) === 0
      ? undefined
      : this.checker.getTypeArguments(type as ts.TypeReference)[index];
  }

  #memberType(type: ts.Type, name: string): ts.Type | undefined {
    const property = type.getProperty(name);
    return property && this.checker.getTypeOfSymbol(property);
  }

  #literalOf(type: ts.Type, name: string): string | undefined {
    const member = this.#memberType(type, name);
    return member?.isStringLiteral() === true ? member.value : undefined;
  }

  /** A guess by what the column gives to JavaScript, where its builder is not to be seen. */
  #dataType(data: ts.Type | undefined): PostgresType | undefined {
    if (!data) return undefined;
    switch (this.#plainKindOf(this.checker.getNonNullableType(data))) {
      case "date":
        return plainType("timestamp");
      case "boolean":
        return plainType("bool");
      case "string":
        return plainType("text");
      case "array":
        return plainType(this.#elementName(data), 1);
      default:
        return undefined;
    }
  }

  #elementName(data: ts.Type | undefined): string {
    const element = data && this.checker.getIndexTypeOfType(data, ts.IndexKind.Number);
    const kind = element && this.#plainKindOf(element);
    return kind === "number" ? "int4" : kind === "boolean" ? "bool" : "text";
  }
}
