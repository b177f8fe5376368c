/*
 * Queries over PostgreSQL's catalogues (PostgreSQL documentation, chapter "System Catalogs"). Each one has a single
 * column of text with a JSON object a row, so that every driver gives the same.
 */

const ownSchema = `n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg\\_%'`;
const ofExtension = (catalog: string, oid: string): string =>
  `exists (select 1 from pg_depend e where e.classid = '${catalog}'::regclass and e.objid = ${oid} and e.deptype = 'e')`;
const columnNames = (table: string, numbers: string): string =>
  `(select coalesce(json_agg(a.attname order by k.place), '[]') from unnest(${numbers}) with ordinality k(number, place)
    join pg_attribute a on a.attrelid = ${table} and a.attnum = k.number)`;

export const postgresQueries = {
  relations: `select json_build_object('oid', c.oid::int8, 'schema', n.nspname, 'name', c.relname, 'kind', c.relkind)::text
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'm') and not c.relispartition and ${ownSchema}
      and not ${ofExtension("pg_class", "c.oid")}
    order by n.nspname, c.relname`,
  columns: `select json_build_object('relation', a.attrelid::int8, 'name', a.attname,
      'type', format_type(a.atttypid, a.atttypmod),
      'typeOfExtension', ${ofExtension("pg_type", "coalesce(nullif(t.typelem, 0), t.oid)")},
      'notNull', a.attnotnull or t.typnotnull, 'identity', a.attidentity, 'generated', a.attgenerated,
      'default', coalesce(pg_get_expr(d.adbin, d.adrelid), pg_get_expr(t.typdefaultbin, 0)),
      'callsFunction', exists (select 1 from pg_depend u where u.classid = 'pg_attrdef'::regclass and u.objid = d.oid
        and u.refclassid = 'pg_proc'::regclass))::text
    from pg_attribute a
    join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    join pg_type t on t.oid = a.atttypid
    left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p', 'v', 'm') and ${ownSchema}
    order by a.attrelid, a.attnum`,
  constraints: `select json_build_object('relation', c.conrelid::int8, 'name', c.conname, 'kind', c.contype,
      'columns', ${columnNames("c.conrelid", "c.conkey")},
      'target', c.confrelid::int8, 'references', ${columnNames("c.confrelid", "c.confkey")},
      'onDelete', c.confdeltype, 'onUpdate', c.confupdtype, 'definition', pg_get_constraintdef(c.oid))::text
    from pg_constraint c join pg_namespace n on n.oid = c.connamespace
    where c.conrelid <> 0 and c.conparentid = 0 and c.contype in ('p', 'u', 'f', 'c') and ${ownSchema}
    order by c.conrelid, c.conname`,
  indexes: `select json_build_object('relation', i.indrelid::int8, 'name', c.relname, 'unique', i.indisunique,
      'method', m.amname, 'partial', i.indpred is not null, 'expression', i.indexprs is not null,
      'definition', pg_get_indexdef(i.indexrelid),
      'columns', (select coalesce(json_agg(a.attname order by k.place), '[]')
        from unnest(i.indkey::int2[]) with ordinality k(number, place)
        join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.number where k.place <= i.indnkeyatts),
      'parts', pg_get_expr(i.indexprs, i.indrelid))::text
    from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace
    join pg_am m on m.oid = c.relam
    where i.indisvalid and ${ownSchema} and not exists (
      select 1 from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
    order by i.indrelid, c.relname`,
  enums: `select json_build_object('schema', n.nspname, 'name', t.typname,
      'labels', json_agg(e.enumlabel order by e.enumsortorder))::text
    from pg_type t join pg_enum e on e.enumtypid = t.oid join pg_namespace n on n.oid = t.typnamespace
    where ${ownSchema} group by n.nspname, t.typname order by 1`,
  domains: `select json_build_object('schema', n.nspname, 'name', t.typname,
      'type', format_type(t.typbasetype, t.typtypmod), 'notNull', t.typnotnull,
      'checks', (select coalesce(json_agg(pg_get_constraintdef(c.oid) order by c.conname), '[]') from pg_constraint c
        where c.contypid = t.oid and c.contype = 'c'))::text
    from pg_type t join pg_namespace n on n.oid = t.typnamespace
    where t.typtype = 'd' and ${ownSchema} order by 1`,
} as const satisfies Readonly<Record<string, string>>;

export interface RelationRow {
  readonly oid: number;
  readonly schema: string;
  readonly name: string;
  /** `r` table, `p` partitioned table, `v` view, `m` materialized view. */
  readonly kind: "r" | "p" | "v" | "m";
}

export interface ColumnRow {
  readonly relation: number;
  readonly name: string;
  readonly type: string;
  readonly typeOfExtension: boolean;
  readonly notNull: boolean;
  /** `a` always, `d` by default, empty. */
  readonly identity: string;
  /** `s` stored, `v` virtual, empty. */
  readonly generated: string;
  readonly default: string | null;
  /** The default calls a function of the user's or of an extension's. */
  readonly callsFunction: boolean;
}

export interface ConstraintRow {
  readonly relation: number;
  readonly name: string;
  readonly kind: "p" | "u" | "f" | "c";
  readonly columns: readonly string[];
  readonly target: number;
  readonly references: readonly string[];
  readonly onDelete: string;
  readonly onUpdate: string;
  readonly definition: string;
}

export interface IndexRow {
  readonly relation: number;
  readonly name: string;
  readonly unique: boolean;
  readonly method: string;
  readonly partial: boolean;
  readonly expression: boolean;
  readonly definition: string;
  readonly columns: readonly string[];
  /** Text of the expressions. */
  readonly parts: string | null;
}

export interface PostgresCatalogueRows {
  readonly relations: readonly RelationRow[];
  readonly columns: readonly ColumnRow[];
  readonly constraints: readonly ConstraintRow[];
  readonly indexes: readonly IndexRow[];
  readonly enums: readonly { readonly schema: string; readonly name: string; readonly labels: readonly string[] }[];
  readonly domains: readonly {
    readonly schema: string;
    readonly name: string;
    readonly type: string;
    readonly notNull: boolean;
    readonly checks: readonly string[];
  }[];
  /** What constant defaults come to as text, by {@link defaultKey}; NULL is null. */
  readonly constants: ReadonlyMap<string, string | null>;
}

/** A column's default among the constants. */
export function defaultKey({ relation, name }: Pick<ColumnRow, "relation" | "name">): string {
  return `${String(relation)}.${name}`;
}

/**
 * The query that says what a default comes to; `undefined` where it is another value each time.
 *
 * @returns SQL with a single text
 */
export function constantDefaultQuery({ default: text, generated, callsFunction, type }: ColumnRow): string | undefined {
  if (text === null || generated !== "" || callsFunction || variesWithTime(text)) return undefined;
  return `select ((${text})::${type})::text`;
}

/** Functions whose result is another one each time: PostgreSQL documentation, chapter "Functions and Operators". */
function variesWithTime(expression: string): boolean {
  return /\b(?:nextval|currval|now|random|gen_random_uuid|gen_random_bytes|uuid_generate_v\w+|uuidv[47]|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday|txid_current)\(|\b(?:CURRENT_\w+|LOCALTIME\w*|SESSION_USER)\b/i.test(
    expression.replaceAll(/'(?:[^']|'')*'/g, "''"),
  );
}
