import type { CodeName } from "../../../src/engine/plan.js";

/** What becomes of a member of drizzle's PostgreSQL API: it is the same on SQLite, is converted, or is refused. */
export type Handling =
  | { readonly is: "same" }
  | { readonly is: "converted"; readonly code: CodeName }
  | { readonly is: "refused"; readonly code: CodeName; readonly why: string };

const same = { is: "same" } as const;
const converted = (code: CodeName) => ({ is: "converted", code }) as const;
const refused = (code: CodeName, why: string) => ({ is: "refused", code, why }) as const;

const lateral = refused("drizzle-d1/lateral", "SQLite has no LATERAL");
const all = refused("drizzle-d1/set-operation", "SQLite has no INTERSECT ALL and EXCEPT ALL");
const prepare = converted("drizzle-d1/prepare-name");
const builder = {
  _: same,
  execute: same,
  prepare,
  getSQL: same,
  toSQL: same,
  $dynamic: same,
  then: same,
  catch: same,
  finally: same,
} as const;

const select = {
  ...builder,
  leftJoin: same,
  leftJoinLateral: lateral,
  rightJoin: same,
  innerJoin: same,
  innerJoinLateral: lateral,
  fullJoin: same,
  crossJoin: same,
  crossJoinLateral: lateral,
  union: same,
  unionAll: same,
  intersect: same,
  intersectAll: all,
  except: same,
  exceptAll: all,
  addSetOperators: same,
  where: same,
  having: same,
  groupBy: same,
  orderBy: same,
  limit: same,
  offset: same,
  for: converted("drizzle-d1/row-locks"),
  as: same,
  getUsedTables: same,
  getSelectedFields: same,
  $withCache: same,
} as const satisfies Record<string, Handling>;

const write = { ...builder, returning: same, getSelectedFields: same } as const;

const updateJoin = { leftJoin: same, rightJoin: same, innerJoin: same, fullJoin: same } as const;

/**
 * Members of the classes of `drizzle-orm/pg-core` that queries are made with. A test compares it with drizzle's own
 * declarations.
 */
export const classMembers = {
  PgDatabase: {
    _: same,
    query: same,
    $with: same,
    $count: same,
    $cache: same,
    with: same,
    select: same,
    selectDistinct: same,
    selectDistinctOn: refused("drizzle-d1/distinct-on", "SQLite has no DISTINCT ON"),
    update: same,
    insert: same,
    delete: same,
    refreshMaterializedView: refused("drizzle-d1/refresh-view", "D1 has no materialized views"),
    authToken: refused("drizzle-d1/no-counterpart", "a token of Neon"),
    execute: converted("drizzle-d1/execute"),
    transaction: converted("drizzle-d1/batch"),
  },
  PgTransaction: {
    schema: same,
    transaction: converted("drizzle-d1/batch"),
    rollback: converted("drizzle-d1/sequential"),
    getTransactionConfigSQL: refused("drizzle-d1/no-counterpart", "D1 has no modes of transactions"),
    setTransaction: refused("drizzle-d1/no-counterpart", "D1 has no modes of transactions"),
  },
  PgSelectBuilder: { from: same, authToken: refused("drizzle-d1/no-counterpart", "a token of Neon") },
  PgSelectQueryBuilderBase: select,
  PgSelectBase: select,
  PgInsertBuilder: {
    values: same,
    select: same,
    overridingSystemValue: converted("drizzle-d1/overriding"),
    authToken: refused("drizzle-d1/no-counterpart", "a token of Neon"),
  },
  PgInsertBase: { ...write, onConflictDoNothing: same, onConflictDoUpdate: same },
  PgUpdateBuilder: {
    _: same,
    set: same,
    setToken: refused("drizzle-d1/no-counterpart", "a token of Neon"),
    authToken: refused("drizzle-d1/no-counterpart", "a token of Neon"),
  },
  PgUpdateBase: { ...write, ...updateJoin, from: same, where: same, getTableLikeFields: same },
  PgDeleteBase: { ...write, where: same },
  PgRaw: { ...builder, getQuery: same, mapResult: same, _prepare: same, isResponseInArrayMode: same },
  PgRefreshMaterializedView: {
    ...builder,
    concurrently: refused("drizzle-d1/refresh-view", "D1 has no materialized views"),
    withNoData: refused("drizzle-d1/refresh-view", "D1 has no materialized views"),
  },
  PgCountBuilder: { ...builder, params: same, setToken: refused("drizzle-d1/no-counterpart", "a token of Neon") },
  RelationalQueryBuilder: { findMany: same, findFirst: same },
  PgRelationalQuery: builder,
} as const satisfies Readonly<Record<string, Readonly<Record<string, Handling>>>>;

const vector = refused("drizzle-d1/vector", "D1 has no vectors");
const array = converted("drizzle-d1/array-operator");

/** Functions of `drizzle-orm` that make conditions, orders and aggregates. */
export const operators = {
  eq: same,
  ne: same,
  gt: same,
  gte: same,
  lt: same,
  lte: same,
  and: same,
  or: same,
  not: same,
  inArray: same,
  notInArray: same,
  isNull: same,
  isNotNull: same,
  exists: same,
  notExists: same,
  between: same,
  notBetween: same,
  like: converted("drizzle-d1/like"),
  notLike: converted("drizzle-d1/like"),
  ilike: converted("drizzle-d1/ilike"),
  notIlike: converted("drizzle-d1/ilike"),
  arrayContains: array,
  arrayContained: array,
  arrayOverlaps: array,
  bindIfParam: same,
  asc: converted("drizzle-d1/null-order"),
  desc: converted("drizzle-d1/null-order"),
  count: same,
  countDistinct: same,
  avg: same,
  avgDistinct: same,
  sum: same,
  sumDistinct: same,
  max: same,
  min: same,
  l2Distance: vector,
  l1Distance: vector,
  innerProduct: vector,
  cosineDistance: vector,
  hammingDistance: vector,
  jaccardDistance: vector,
} as const satisfies Readonly<Record<string, Handling>>;

export type Operator = keyof typeof operators;

/** What becomes of a member, where its class is known here. */
export function handlingOf(owner: string, member: string): Handling | undefined {
  const members: Readonly<Record<string, Handling>> | undefined = Object.hasOwn(classMembers, owner)
    ? classMembers[owner as keyof typeof classMembers]
    : undefined;
  return members && Object.hasOwn(members, member) ? members[member] : undefined;
}

/** Names of members that something is to be done about: the others need no look at their types. */
export const membersToConvert: ReadonlySet<string> = new Set([
  ...Object.values(classMembers).flatMap((members) =>
    Object.entries(members as Readonly<Record<string, Handling>>)
      .filter(([, { is }]) => is !== "same")
      .map(([name]) => name),
  ),
  "orderBy",
  "values",
  "findMany",
  "findFirst",
]);
