import { baseType } from "../../types.js";
import type { Catalog, Column, Table } from "../catalog.js";
import { localName, schemaOf } from "./names.js";

/** A value that is there, but is not known here: the text of a default as PostgreSQL prints it. */
export const something = { isKnown: false } as const;

export type CatalogValue = string | number | boolean | null | typeof something;

/** By column. Object identifiers are texts of their own: `relation users`, `type state`. */
export type CatalogRow = Readonly<Record<string, CatalogValue>>;

/**
 * What PostgreSQL's own catalogs hold about the objects that migrations make, as far as conditions of migrations ask for it.
 * Sources: chapters "System Catalogs" and "The Information Schema" of PostgreSQL's documentation.
 *
 * @param name `pg_class`, `information_schema.columns`
 * @returns `undefined` for a relation that is not known here
 */
export function catalogRows(catalog: Catalog, name: string): readonly CatalogRow[] | undefined {
  const relation = (relations as Readonly<Record<string, (catalog: Catalog) => readonly CatalogRow[]>>)[
    name.replace(/^pg_catalog\./, "")
  ];
  return relation?.(catalog);
}

/** The object identifier of a table, view, index or sequence; `undefined` where there is none of that name. */
export function relationId(catalog: Catalog, key: string): string | undefined {
  return classes(catalog).find(({ oid }) => oid === `relation ${key}`) ? `relation ${key}` : undefined;
}

/** Of an enum or domain. */
export function typeId(catalog: Catalog, key: string): string | undefined {
  return catalog.enums.has(key) || catalog.domains.has(key) ? `type ${key}` : undefined;
}

export const database = "(this database)";

const relations = {
  "information_schema.tables": ({ tables, views }) => [
    ...[...tables.keys()].map((key) => ({ ...informationName(key), table_type: "BASE TABLE" })),
    ...[...views.values()]
      .filter(({ materialized }) => !materialized)
      .map(({ key }) => ({ ...informationName(key), table_type: "VIEW" })),
  ],
  "information_schema.views": ({ views }) =>
    [...views.values()].filter(({ materialized }) => !materialized).map(({ key }) => informationName(key)),
  "information_schema.columns": (catalog) =>
    [...catalog.tables.values()].flatMap((table) =>
      table.columns.map((column, index) => informationColumn(catalog, table, column, index)),
    ),
  "information_schema.table_constraints": ({ tables }) =>
    [...tables.values()].flatMap((table) =>
      constraintsOf(table).map(({ name, kind }) => ({
        ...informationName(table.key),
        constraint_catalog: database,
        constraint_schema: schemaName(table.key),
        constraint_name: name,
        constraint_type: kind,
      })),
    ),
  "information_schema.key_column_usage": ({ tables }) =>
    [...tables.values()].flatMap((table) =>
      constraintsOf(table).flatMap(({ name, columns = [] }) =>
        columns.map((column, index) => ({
          ...informationName(table.key),
          constraint_schema: schemaName(table.key),
          constraint_name: name,
          column_name: column,
          ordinal_position: index + 1,
        })),
      ),
    ),
  "information_schema.referential_constraints": ({ tables }) =>
    [...tables.values()].flatMap((table) =>
      table.foreignKeys.map((foreignKey) => ({
        constraint_catalog: database,
        constraint_schema: schemaName(table.key),
        constraint_name: foreignKey.name,
        delete_rule: foreignKey.onDelete,
        update_rule: foreignKey.onUpdate,
      })),
    ),
  "information_schema.triggers": ({ tables }) =>
    [...tables.values()].flatMap(({ key, triggers }) =>
      triggers.map(({ name }) => ({
        trigger_schema: schemaName(key),
        trigger_name: name,
        event_object_schema: schemaName(key),
        event_object_table: localName(key),
      })),
    ),
  "information_schema.routines": ({ functions }) =>
    [...functions.keys()].map((key) => ({ routine_schema: schemaName(key), routine_name: localName(key) })),
  "information_schema.sequences": (catalog) =>
    classes(catalog)
      .filter(({ relkind }) => relkind === "S")
      .map(({ relname, relnamespace }) => ({
        sequence_schema: relnamespace.replace(/^schema /, ""),
        sequence_name: relname,
      })),
  pg_class: classes,
  pg_tables: ({ tables }) =>
    [...tables.keys()].map((key) => ({ schemaname: schemaName(key), tablename: localName(key) })),
  pg_views: ({ views }) =>
    [...views.values()]
      .filter(({ materialized }) => !materialized)
      .map(({ key }) => ({ schemaname: schemaName(key), viewname: localName(key) })),
  pg_matviews: ({ views }) =>
    [...views.values()]
      .filter(({ materialized }) => materialized)
      .map(({ key }) => ({ schemaname: schemaName(key), matviewname: localName(key) })),
  pg_indexes: ({ tables }) =>
    [...tables.values()].flatMap((table) =>
      indexKeysOf(table).map((key) => ({
        schemaname: schemaName(table.key),
        tablename: localName(table.key),
        indexname: localName(key),
        indexdef: something,
      })),
    ),
  pg_namespace: (catalog) =>
    [...new Set(["public", ...classes(catalog).map(({ relnamespace }) => relnamespace.replace(/^schema /, ""))])].map(
      (name) => ({ oid: `schema ${name}`, nspname: name }),
    ),
  pg_attribute: ({ tables }) =>
    [...tables.values()].flatMap(({ key, columns }) =>
      columns.map(({ name, notNull, generated, counts, default: text }, index) => ({
        attrelid: `relation ${key}`,
        attname: name,
        attnum: index + 1,
        attnotnull: notNull,
        attisdropped: false,
        atthasdef: text !== undefined || generated !== undefined || counts === "serial",
        attidentity: counts === "identity" ? something : "",
        attgenerated: generated === undefined ? "" : "s",
      })),
    ),
  pg_constraint: ({ tables }) =>
    [...tables.values()].flatMap((table) =>
      constraintsOf(table).map(({ name, kind, parent }) => ({
        conname: name,
        conrelid: `relation ${table.key}`,
        connamespace: `schema ${schemaName(table.key)}`,
        contype: constraintTypes[kind],
        confrelid: parent === undefined ? 0 : `relation ${parent}`,
      })),
    ),
  pg_type: ({ enums, domains, tables }) => [
    ...[...enums.keys()].map((key) => ({ ...typeRow(key), typtype: "e" })),
    ...[...domains.keys()].map((key) => ({ ...typeRow(key), typtype: "d" })),
    ...[...tables.keys()].map((key) => ({ ...typeRow(key), oid: `row ${key}`, typtype: "c" })),
  ],
  pg_enum: ({ enums }) =>
    [...enums.values()].flatMap(({ key, labels }) =>
      labels.map((enumlabel, index) => ({ enumtypid: `type ${key}`, enumlabel, enumsortorder: index + 1 })),
    ),
  pg_trigger: ({ tables }) =>
    [...tables.values()].flatMap(({ key, triggers }) =>
      triggers.map(({ name }) => ({ tgname: name, tgrelid: `relation ${key}`, tgisinternal: false })),
    ),
  pg_proc: ({ functions }) =>
    [...functions.keys()].map((key) => ({ proname: localName(key), pronamespace: `schema ${schemaName(key)}` })),
} as const satisfies Readonly<Record<string, (catalog: Catalog) => readonly CatalogRow[]>>;

const constraintTypes = { "PRIMARY KEY": "p", UNIQUE: "u", "FOREIGN KEY": "f", CHECK: "c" } as const;

interface NamedConstraint {
  readonly name: string;
  readonly kind: keyof typeof constraintTypes;
  readonly columns?: readonly string[];
  readonly parent?: string;
}

function constraintsOf({ primaryKey, uniques, foreignKeys, checks }: Table): NamedConstraint[] {
  return [
    ...(primaryKey ? [{ ...primaryKey, kind: "PRIMARY KEY" as const }] : []),
    ...uniques.map(({ name, columns }) => ({ name, columns, kind: "UNIQUE" as const })),
    ...foreignKeys.map(({ name, columns, table }) => ({ name, columns, parent: table, kind: "FOREIGN KEY" as const })),
    ...checks.map(({ name }) => ({ name, kind: "CHECK" as const })),
  ];
}

function indexKeysOf({ key, primaryKey, uniques, indexes }: Table): string[] {
  const behindKeys = [...(primaryKey ? [primaryKey] : []), ...uniques].map(({ name }) => schemaOf(key) + name);
  return [...behindKeys, ...indexes.map(({ name }) => name)];
}

function classes({ tables, views, sequences }: Catalog) {
  const row = (key: string, relkind: string) => ({
    oid: `relation ${key}`,
    relname: localName(key),
    relkind,
    relnamespace: `schema ${schemaName(key)}`,
  });
  const counters = [...tables.values()].flatMap(({ key, columns }) =>
    columns.filter(({ counts }) => counts !== undefined).map(({ name }) => `${key}_${name}_seq`),
  );
  return [
    ...[...tables.keys()].map((key) => row(key, "r")),
    ...[...views.values()].map(({ key, materialized }) => row(key, materialized ? "m" : "v")),
    ...[...tables.values()].flatMap((table) => indexKeysOf(table).map((key) => row(key, "i"))),
    ...[...new Set([...sequences.keys(), ...counters])].map((key) => row(key, "S")),
  ];
}

function schemaName(key: string): string {
  return schemaOf(key).slice(0, -1) || "public";
}

function informationName(key: string) {
  return { table_catalog: database, table_schema: schemaName(key), table_name: localName(key) };
}

function typeRow(key: string) {
  return { oid: `type ${key}`, typname: localName(key), typnamespace: `schema ${schemaName(key)}` };
}

/** Names of the information schema where they differ from the canonical ones. */
const dataTypes = {
  int2: "smallint",
  int4: "integer",
  int8: "bigint",
  float4: "real",
  float8: "double precision",
  bool: "boolean",
  varchar: "character varying",
  bpchar: "character",
  timestamp: "timestamp without time zone",
  timestamptz: "timestamp with time zone",
  time: "time without time zone",
  timetz: "time with time zone",
  varbit: "bit varying",
} as const satisfies Readonly<Record<string, string>>;

function informationColumn(catalog: Catalog, table: Table, column: Column, index: number): CatalogRow {
  const type = baseType(column.type, catalog);
  const isOwn = catalog.enums.has(type.name);
  const plain = (dataTypes as Readonly<Record<string, string>>)[type.name] ?? type.name;
  const [length] = type.modifiers;
  return {
    ...informationName(table.key),
    column_name: column.name,
    ordinal_position: index + 1,
    data_type: type.dimensions > 0 ? "ARRAY" : isOwn ? "USER-DEFINED" : plain,
    udt_name: (type.dimensions > 0 ? "_" : "") + localName(type.name),
    udt_schema: isOwn ? schemaName(type.name) : "pg_catalog",
    is_nullable: column.notNull || (catalog.domains.get(column.type.name)?.notNull ?? false) ? "NO" : "YES",
    is_identity: column.counts === "identity" ? "YES" : "NO",
    is_generated: column.generated === undefined ? "NEVER" : "ALWAYS",
    character_maximum_length: /^(?:varchar|bpchar)$/.test(type.name) ? (length ?? null) : null,
    column_default: column.default !== undefined || column.counts === "serial" ? something : null,
  };
}
