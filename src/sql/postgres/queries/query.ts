import type { Node } from "../../parse.js";
import { quoteName } from "../../sqlite/names.js";
import type { NodeOf } from "../../syntax-tree.js";
import type { PostgresType } from "../type-name.js";
import { store } from "../expressions/casts.js";
import { unify } from "../expressions/comparisons.js";
import { type Fragment, atom } from "../expressions/fragment.js";
import { kindOf } from "../expressions/kinds.js";
import { numberOf } from "../expressions/numbers.js";
import { type Run, refuse } from "../expressions/run.js";
import type { Scope, ScopeColumn } from "../expressions/scope.js";
import { arrange, type Arm } from "./compound.js";
import type { Outputs } from "./order-by.js";
import { translateSelect } from "./select.js";
import { translateValues } from "./values.js";
import { translateWith } from "./with.js";

export interface Query {
  readonly sql: string;
  /** `undefined` where a table with unknown columns shows all of them. */
  readonly columns: readonly ScopeColumn[] | undefined;
}

export interface QueryOptions {
  /** Names that the columns get. */
  readonly names?: readonly string[] | undefined;
  /** What the columns are stored in, or the common types of a compound query. */
  readonly targets?: readonly (Target | undefined)[] | undefined;
  /** Columns without a name of their own get PostgreSQL's: something may refer to them. */
  readonly named?: boolean | undefined;
  /** ORDER BY and LIMIT belong to a compound query with these columns. */
  readonly compound?: Outputs | undefined;
  /** Items that are translated already: functions over rows. */
  readonly given?: ReadonlyMap<Node, Fragment> | undefined;
  /** Only the columns are asked for. */
  readonly columnsOnly?: boolean | undefined;
}

export interface Target {
  readonly type: PostgresType;
  readonly form?: "number" | undefined;
}

/** Brings a value of a result to what it is stored in. */
export function conform(run: Run, value: Fragment, target: Target | undefined, node: Node): Fragment {
  if (!target) return value;
  if (target.form === "number") return value.isNull ? value : numberOf(run, value, node);
  return store(run, value, target.type, node);
}

/** Translates SELECT, VALUES, TABLE and what UNION, INTERSECT and EXCEPT join. */
export function translateQuery(run: Run, scope: Scope, node: Node, options: QueryOptions): Query {
  if (node.type === "paren_expr") {
    const inner = translateQuery(run, scope, node.expr, options);
    return { ...inner, sql: inner.sql };
  }
  if (node.type === "compound_select_stmt") return compound(run, scope, node, options);
  if (node.type !== "select_stmt") refuse("construct", node.type.replaceAll("_", " "), node);
  const [first] = node.clauses;
  if (node.clauses.length === 1 && first?.type === "paren_expr") return translateQuery(run, scope, first.expr, options);
  const values = node.clauses.find((clause) => (clause.type as string) === "values_clause") as Node | undefined;
  if (values?.type === "values_clause") return translateValues(run, scope, node, values, options);
  return translateSelect(run, scope, node, options);
}

function compound(run: Run, scope: Scope, node: NodeOf<"compound_select_stmt">, options: QueryOptions): Query {
  // WITH stands in the first SELECT, and holds for all.
  const { scope: inner, text: withText } = leadingWith(run, scope, node);
  const arms = armsOf(run, node);
  // A first pass finds the types, which the arms have to agree on.
  const problems = [...run.problems];
  const found = arms.map((arm) => translateQuery(run, inner, arm.node, { named: true, columnsOnly: true }).columns);
  run.problems.splice(0, run.problems.length, ...problems);
  const targets = options.targets ?? commonTypes(run, found, node);
  const [columns] = found;
  const names = options.names ?? columns?.map(({ name }) => name);
  const result = columns?.map((column, index): ScopeColumn => {
    const target = targets?.[index];
    return {
      name: names?.[index] ?? column.name,
      notNull: found.every((arm) => arm?.[index]?.notNull === true),
      type: target?.type ?? column.type,
      form: target?.form,
    };
  });
  const outputs: Outputs = new Map(
    (result ?? []).map((column) => [column.name, { ...atom(quoteName(column.name), column.type), form: column.form }]),
  );
  const translated = arms.map((arm, index): Arm => {
    const isLast = index === arms.length - 1;
    const query = translateQuery(run, inner, arm.node, {
      targets,
      names: index === 0 ? options.names : undefined,
      named: index === 0 && options.named,
      compound: isLast && !arm.own ? outputs : undefined,
    });
    return { operator: arm.operator, sql: query.sql, own: arm.own };
  });
  const text = arrange(translated);
  return { sql: withText === "" ? text : `${withText} ${text}`, columns: result };
}

interface ArmNode {
  /** UNION ALL; empty for the first. */
  readonly operator: string;
  readonly node: Node;
  /** It was in parentheses, or is a compound query by itself: its ORDER BY is its own. */
  readonly own: boolean;
}

/** The terms of a chain of UNION, INTERSECT and EXCEPT from left to right. */
function armsOf(run: Run, node: NodeOf<"compound_select_stmt">): readonly ArmNode[] {
  const left = node.left.type === "compound_select_stmt" ? armsOf(run, node.left) : [armOf("", node.left)];
  const words = (Array.isArray(node.operator) ? node.operator : [node.operator]).map(({ name }) => name);
  const operator = words.filter((word) => word !== "DISTINCT").join(" ");
  if (operator === "INTERSECT ALL" || operator === "EXCEPT ALL") refuse("construct", operator, node);
  return [...left, armOf(operator, node.right)];
}

function armOf(operator: string, node: Node): ArmNode {
  const isPlain = node.type === "select_stmt" && node.clauses[0]?.type !== "paren_expr";
  return { operator, node, own: !isPlain };
}

/** WITH before a chain of queries: the parser puts it into the first of them. */
function leadingWith(run: Run, scope: Scope, node: Node): { readonly scope: Scope; readonly text: string } {
  let first: Node = node;
  while (first.type === "compound_select_stmt") first = first.left;
  const clause = first.type === "select_stmt" ? first.clauses.find(({ type }) => type === "with_clause") : undefined;
  if (clause?.type !== "with_clause") return { scope, text: "" };
  const { scope: inner, sql } = translateWith(run, scope, clause);
  return { scope: { ...inner, skipWith: clause }, text: sql };
}

/** The types that the terms have in common; `undefined` where they are alike already. */
function commonTypes(
  run: Run,
  arms: readonly (readonly ScopeColumn[] | undefined)[],
  node: Node,
): readonly (Target | undefined)[] | undefined {
  const [first] = arms;
  if (!first) return undefined;
  return first.map((_, index) => {
    const columns = arms.flatMap((arm) => arm?.[index] ?? []);
    const values = columns.map((column): Fragment => ({
      ...atom("x", column.type),
      form: column.form,
      ...(!column.type && { isNull: true as const }),
    }));
    const { type } = unify(run, values, node);
    if (!type) return undefined;
    const isDecimal = kindOf(type, run.context.catalog) === "numeric";
    const forms = new Set(columns.map(({ form, type: own }) => form ?? own?.name));
    const form = isDecimal && (forms.has("number") || forms.size > 1) ? "number" : undefined;
    return { type, form };
  });
}
