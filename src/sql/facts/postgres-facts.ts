import type { Domain, EnumType, ReferentialAction } from "../postgres/catalog.js";
import { encodeValue } from "../postgres/value-codec.js";
import { type PostgresType, readType } from "../postgres/type-name.js";
import { sqliteName } from "../sqlite/names.js";
import { type TypeChoices, baseType, mapType } from "../types.js";
import { inQuotes, namedColumns, stringsOf } from "./names.js";
import {
  type ColumnRow,
  type ConstraintRow,
  type IndexRow,
  type PostgresCatalogueRows,
  type RelationRow,
  defaultKey,
} from "./postgres-queries.js";
import type {
  CheckFacts,
  DefaultFacts,
  ForeignKeyFacts,
  KeyFacts,
  PostgresColumnFacts,
  PostgresFacts,
  TableFacts,
  ViewFacts,
} from "./schema-facts.js";
import { readLiteral } from "./sqlite-value.js";

/**
 * The facts of a PostgreSQL database from the rows of its catalogues.
 *
 * @param rows what `postgresQueries` gave, with search_path set to `public`
 * @param choices how the project writes types on D1: the storage of a column is what the type map says
 */
export function factsOfPostgres(rows: PostgresCatalogueRows, choices: TypeChoices): PostgresFacts {
  const reader = new FactsReader(rows, choices);
  const relations = rows.relations.map((relation) => [factKey(relation), relation] as const);
  const views = relations.filter(([, { kind }]) => kind === "v" || kind === "m");
  return {
    tables: new Map(
      relations.flatMap(([key, relation]) =>
        relation.kind === "r" || relation.kind === "p" ? [[key, reader.table(relation)] as const] : [],
      ),
    ),
    views: new Map(views.map(([key, relation]) => [key, reader.view(relation)])),
    types: reader.types,
    viewTypes: new Map(views.map(([key, relation]) => [key, reader.columns(relation).map(({ type }) => type)])),
  };
}

/** The name of a PostgreSQL relation among the facts. */
function factKey({ schema, name }: Pick<RelationRow, "schema" | "name">): string {
  return sqliteName(catalogKey(schema, name)).toLowerCase();
}

function catalogKey(schema: string, name: string): string {
  return schema === "public" ? name : `${schema}.${name}`;
}

const actions: Readonly<Record<string, ReferentialAction>> = {
  a: "NO ACTION",
  r: "RESTRICT",
  c: "CASCADE",
  n: "SET NULL",
  d: "SET DEFAULT",
};

/** Access methods that a plain index of SQLite stands for. */
const portableMethods: ReadonlySet<string> = new Set(["btree", "hash"]);

class FactsReader {
  readonly types: PostgresFacts["types"];

  constructor(
    private readonly rows: PostgresCatalogueRows,
    private readonly choices: TypeChoices,
  ) {
    const enums = rows.enums.map(({ schema, name, labels }): [string, EnumType] => {
      const key = catalogKey(schema, name);
      return [key, { key, labels }];
    });
    const domains = rows.domains.map(({ schema, name, type, notNull, checks }): [string, Domain] => {
      const key = catalogKey(schema, name);
      const named = checks.map((expression, index) => ({ name: `${name}_${index}`, expression }));
      return [key, { key, type: readType(type), notNull, checks: named }];
    });
    this.types = { enums: new Map(enums), domains: new Map(domains) };
  }

  table(relation: RelationRow): TableFacts<PostgresColumnFacts> {
    const columns = this.columns(relation);
    const constraints = this.rows.constraints.filter(({ relation: oid }) => oid === relation.oid);
    const indexes = this.rows.indexes.filter(({ relation: oid }) => oid === relation.oid);
    const ofKind = (kind: ConstraintRow["kind"]) => constraints.filter((constraint) => constraint.kind === kind);
    return {
      name: catalogKey(relation.schema, relation.name),
      quoted: `${inQuotes(relation.schema)}.${inQuotes(relation.name)}`,
      columns,
      primaryKey: ofKind("p")[0]?.columns ?? [],
      uniques: [...ofKind("u").map(uniqueConstraint), ...indexes.filter(({ unique }) => unique).map(index(columns))],
      indexes: indexes.filter(({ unique }) => !unique).map(index(columns)),
      foreignKeys: ofKind("f").flatMap((constraint) => this.foreignKey(constraint)),
      checks: [...ofKind("c").map(check), ...columns.flatMap((column) => this.domainChecks(column))],
    };
  }

  view(relation: RelationRow): ViewFacts {
    return {
      name: catalogKey(relation.schema, relation.name),
      quoted: `${inQuotes(relation.schema)}.${inQuotes(relation.name)}`,
      columns: this.columns(relation).map(({ name }) => name),
    };
  }

  columns({ oid }: RelationRow): PostgresColumnFacts[] {
    return this.rows.columns.filter(({ relation }) => relation === oid).map((row) => this.column(row));
  }

  private column(row: ColumnRow): PostgresColumnFacts {
    const type = typeOf(row);
    const mapping = mapType(type, this.choices, this.types);
    const below = baseType(type, this.types);
    const labels = below.dimensions === 0 ? this.types.enums.get(below.name)?.labels : undefined;
    return {
      name: row.name,
      declared: row.type,
      storage: mapping.storage,
      notNull: row.notNull,
      default: this.defaultOf(row, type),
      type,
      mapping,
      ...(labels && { labels }),
      always: row.identity === "a",
    };
  }

  private defaultOf(row: ColumnRow, type: PostgresType): DefaultFacts {
    if (row.generated !== "") return { kind: "generated" };
    if (row.identity !== "") return { kind: "counts" };
    const text = row.default;
    if (text === null) return { kind: "none" };
    if (/^\(?nextval\(/.test(text)) return { kind: "counts" };
    if (isNow(text)) return { kind: "now" };
    if (/^(?:\w+\.)?(?:gen_random_uuid|uuid_generate_v\w+|uuidv[47])\(\)(?:::[\w ]+)?$/.test(unwrap(text)))
      return { kind: "uuid" };
    const constant = this.rows.constants.get(defaultKey(row));
    if (constant === undefined) return { kind: "expression", text };
    if (constant === null) return { kind: "none" };
    const encoded = encodeValue(constant, type, { catalog: this.types, choices: this.choices });
    const value = "sql" in encoded ? readLiteral(encoded.sql) : undefined;
    return value === undefined ? { kind: "expression", text } : { kind: "constant", value };
  }

  private foreignKey(row: ConstraintRow): ForeignKeyFacts[] {
    const target = this.rows.relations.find(({ oid }) => oid === row.target);
    if (!target) return [];
    return [
      {
        columns: row.columns,
        table: factKey(target),
        references: row.references,
        onDelete: actions[row.onDelete] ?? "NO ACTION",
        onUpdate: actions[row.onUpdate] ?? "NO ACTION",
      },
    ];
  }

  private domainChecks({ name, type }: PostgresColumnFacts): CheckFacts[] {
    const domain = type.dimensions === 0 ? this.types.domains.get(type.name) : undefined;
    return (domain?.checks ?? []).map(({ expression: text }) => ({
      name: `${type.name} of ${name}`,
      columns: [name],
      text,
      strings: stringsOf(text),
    }));
  }
}

/** Types of extensions are known by their bare name, in whatever schema the extension was made. */
function typeOf({ type, typeOfExtension }: ColumnRow): PostgresType {
  const read = readType(type);
  return typeOfExtension ? { ...read, name: read.name.slice(read.name.lastIndexOf(".") + 1) } : read;
}

function unwrap(text: string): string {
  return text.startsWith("(") && text.endsWith(")") ? unwrap(text.slice(1, -1)) : text;
}

/** `now()` and its kin, also at a time zone or cast to a date; not `now() + interval …`. */
function isNow(text: string): boolean {
  const moment = String.raw`(?:(?:now|clock_timestamp|statement_timestamp|transaction_timestamp)\(\)|CURRENT_(?:TIMESTAMP|DATE|TIME)(?:\(\d\))?|LOCALTIME(?:STAMP)?(?:\(\d\))?)`;
  const cast = String.raw`(?:::[\w ()]+)?`;
  const zone = String.raw`timezone\('[\w/]+'::text, \(?${moment}${cast}\)?\)`;
  const atZone = String.raw`\(?${moment}${cast}\)? AT TIME ZONE '[\w/]+'(?:::text)?`;
  return new RegExp(String.raw`^\(*(?:${moment}|${zone}|${atZone})\)*${cast}$`, "i").test(text.trim());
}

function uniqueConstraint({ name, columns, definition }: ConstraintRow): KeyFacts {
  return {
    name,
    columns,
    expression: false,
    partial: false,
    nullsNotDistinct: definition.includes("NULLS NOT DISTINCT"),
  };
}

const index =
  (columns: readonly PostgresColumnFacts[]) =>
  ({ name, columns: plain, expression, partial, method, definition, parts }: IndexRow): KeyFacts => ({
    name,
    columns: parts === null ? plain : [...new Set([...plain, ...namedColumns(parts, columns)])],
    expression,
    partial,
    nullsNotDistinct: definition.includes("NULLS NOT DISTINCT"),
    notPortable: !portableMethods.has(method),
  });

function check({ name, columns, definition }: ConstraintRow): CheckFacts {
  return { name, columns, text: definition, strings: stringsOf(definition) };
}
