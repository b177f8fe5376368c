import { type Node, rangeOf } from "../../parse.js";
import type { NodeOf } from "../../syntax-tree.js";
import type { Column, ForeignKey, Index, IndexPart, ReferentialAction } from "../catalog.js";
import { type PostgresType, serialTypes, typeOfNode } from "../type-name.js";
import type { Constraint } from "./change.js";
import { keyOf, nameOfIdentifier } from "./names.js";

/** The source text of a node. */
export function textOf(node: Node, source: string): string {
  const { start, end } = rangeOf(node);
  return source.slice(start, end);
}

/** The text of an expression without the parentheses around it. */
export function bareText(node: Node, source: string): string {
  return node.type === "paren_expr" && node.expr.type !== "list_expr"
    ? bareText(node.expr, source)
    : textOf(node, source);
}

/** The words of a keyword or of several, in upper case: `SET NULL`. */
export function words(keywords: Node | readonly Node[] | undefined): string {
  if (!keywords) return "";
  const list = Array.isArray(keywords) ? (keywords as readonly Node[]) : [keywords as Node];
  return list.flatMap((keyword) => (keyword.type === "keyword" ? [keyword.name] : [])).join(" ");
}

export interface ReadColumn {
  readonly column: Column;
  readonly constraints: readonly Constraint[];
}

/** A column of CREATE TABLE or ADD COLUMN, with the constraints written at it. */
export function readColumn(node: NodeOf<"column_definition">, source: string, comments: readonly string[]): ReadColumn {
  const name = nameOfIdentifier(node.name);
  const declared: PostgresType = node.dataType
    ? typeOfNode(node.dataType, source)
    : { name: "text", modifiers: [], dimensions: 0 };
  const serial = (serialTypes as Readonly<Record<string, string>>)[declared.name];
  let column: Column = {
    name,
    type: serial === undefined ? declared : { ...declared, name: serial },
    notNull: serial !== undefined,
    ...(serial !== undefined && { counts: "serial" }),
    comments,
  };
  const constraints: Constraint[] = [];
  for (const wrapped of node.constraints) {
    const constraintName =
      wrapped.type === "constraint" && wrapped.name?.name ? nameOfIdentifier(wrapped.name.name) : "";
    const constraint = wrapped.type === "constraint" ? wrapped.constraint : wrapped;
    const deferred =
      wrapped.type === "constraint" && wrapped.modifiers.some(({ kw }) => words(kw) === "INITIALLY DEFERRED");
    switch (constraint.type) {
      case "constraint_not_null":
        column = { ...column, notNull: true };
        break;
      case "constraint_default": {
        const text = textOf(constraint.expr, source);
        column = isNextValue(text) ? { ...column, counts: "serial" } : { ...column, default: text };
        break;
      }
      case "constraint_generated":
        column =
          constraint.expr.type === "identity_column"
            ? { ...column, counts: "identity", notNull: true }
            : { ...column, generated: bareText(constraint.expr, source) };
        break;
      case "constraint_collate":
        column = {
          ...column,
          collation:
            constraint.collation.type === "identifier"
              ? nameOfIdentifier(constraint.collation)
              : constraint.collation.value,
        };
        break;
      case "constraint_primary_key":
        constraints.push({ kind: "primary-key", name: constraintName, columns: [name] });
        break;
      case "constraint_unique":
        constraints.push({
          kind: "unique",
          name: constraintName,
          columns: [name],
          nullsNotDistinct: words(constraint.nullsKw) === "NULLS NOT DISTINCT",
        });
        break;
      case "references_specification":
        constraints.push({ kind: "foreign-key", ...readReferences(constraint, constraintName, [name], deferred) });
        break;
      case "constraint_check":
        constraints.push({ kind: "check", name: constraintName, expression: bareText(constraint.expr, source) });
        break;
      default:
    }
  }
  return { column, constraints };
}

/** `nextval('users_id_seq'::regclass)`: the column counts, as a serial one does. */
export function isNextValue(expression: string): boolean {
  const bare = expression.replaceAll(/\/\*[\s\S]*?\*\/|--[^\n]*/g, " ");
  return /^\s*\(?\s*(?:pg_catalog\s*\.\s*)?nextval\s*\(/i.test(bare);
}

function readReferences(
  node: NodeOf<"references_specification">,
  name: string,
  columns: readonly string[],
  deferred: boolean,
): ForeignKey {
  const action = (event: "DELETE" | "UPDATE"): ReferentialAction => {
    for (const option of node.options) {
      if (option.type === "referential_action" && option.eventKw.name === event) {
        return words(option.actionKw) as ReferentialAction;
      }
    }
    return "NO ACTION";
  };
  return {
    name,
    columns,
    table: keyOf(node.table),
    references: node.columns?.expr.items.map(nameOfIdentifier) ?? [],
    onDelete: action("DELETE"),
    onUpdate: action("UPDATE"),
    deferred,
  };
}

/** A constraint of a table. `undefined` for EXCLUDE, which D1 cannot have. */
export function readTableConstraint(
  node: Node,
  constraintName: string,
  modifiers: readonly NodeOf<"constraint_modifier">[],
  source: string,
): Constraint | undefined {
  const notValid = modifiers.some(({ kw }) => words(kw) === "NOT VALID") ? ({ notValid: true } as const) : {};
  switch (node.type) {
    case "constraint_primary_key":
    case "constraint_unique": {
      const primary = node.type === "constraint_primary_key";
      if (node.columns?.type === "existing_index") {
        return { kind: "from-index", name: constraintName, index: nameOfIdentifier(node.columns.index), primary };
      }
      const columns = (node.columns?.expr.items ?? []).map((item) =>
        nameOfIdentifier(item.type === "index_specification" ? item.expr : item),
      );
      if (node.type === "constraint_primary_key") return { kind: "primary-key", name: constraintName, columns };
      const nullsNotDistinct = words(node.nullsKw) === "NULLS NOT DISTINCT";
      return { kind: "unique", name: constraintName, columns, nullsNotDistinct };
    }
    case "constraint_foreign_key": {
      const deferred = modifiers.some(({ kw }) => words(kw) === "INITIALLY DEFERRED");
      const columns = node.columns.expr.items.map(nameOfIdentifier);
      const foreignKey = readReferences(node.references, constraintName, columns, deferred);
      return { kind: "foreign-key", ...foreignKey, ...notValid };
    }
    case "constraint_check":
      return { kind: "check", name: constraintName, expression: bareText(node.expr, source), ...notValid };
    default:
      return undefined;
  }
}

/** CREATE INDEX: its table's key, and the index. The name is empty where PostgreSQL makes one up. */
export function readIndex(
  node: NodeOf<"create_index_stmt">,
  source: string,
): { readonly table: string; readonly index: Index } {
  const table = keyOf(node.table);
  const schema = table.includes(".") ? table.slice(0, table.indexOf(".") + 1) : "";
  const parts =
    node.columns.expr.type === "list_expr" ? node.columns.expr.items.map((part) => indexPart(part, source)) : [];
  const where = node.clauses.find((clause) => clause.type === "where_clause");
  return {
    table,
    index: {
      name: node.name
        ? schema + nameOfIdentifier(node.name.type === "member_expr" ? node.name.property : node.name)
        : "",
      unique: node.indexTypeKw?.name === "UNIQUE",
      method: node.using ? nameOfIdentifier(node.using.method) : "btree",
      parts,
      ...(where && { where: bareText(where.expr, source) }),
      nullsNotDistinct: node.clauses.some(({ type }) => type === "index_nulls_not_distinct_clause"),
    },
  };
}

function indexPart(node: NodeOf<"index_specification">, source: string): IndexPart {
  let { expr } = node;
  let collation: string | undefined;
  if (expr.type === "binary_expr" && typeof expr.operator === "object" && words(expr.operator) === "COLLATE") {
    collation = expr.right.type === "identifier" ? nameOfIdentifier(expr.right) : textOf(expr.right, source);
    expr = expr.left as typeof expr;
  }
  const nulls = words(node.nullHandlingKw);
  return {
    ...(expr.type === "identifier" ? { column: nameOfIdentifier(expr) } : { expression: bareText(expr, source) }),
    descending: node.direction?.type === "sort_direction_desc",
    ...(nulls !== "" && { nulls: nulls.endsWith("FIRST") ? "first" : "last" }),
    ...(node.opclass && { operatorClass: textOf(node.opclass, source) }),
    ...(collation !== undefined && { collation }),
  };
}
