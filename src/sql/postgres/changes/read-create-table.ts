import { rangeOf } from "../../parse.js";
import type { NodeOf } from "../../syntax-tree.js";
import type { Column } from "../catalog.js";
import type { Constraint, LikePart, TableDraft } from "./change.js";
import { commentsIn } from "./comments.js";
import type { Caution, Meaning } from "./meaning.js";
import { keyOf, nameOfIdentifier } from "./names.js";
import { readColumn, readTableConstraint, textOf, words } from "./read-columns.js";

export function readCreateTable(node: NodeOf<"create_table_stmt">, source: string): Meaning {
  const key = keyOf(node.name);
  const kind = words(node.kind?.kindKw);
  const temporary = kind.includes("TEMP");
  const ifNotExists = node.ifNotExistsKw !== undefined;
  const query = node.clauses.find((clause) => clause.type === "as_clause");
  if (query) {
    const names = (node.columns?.expr.items ?? []).flatMap((item) =>
      item.type === "column_definition" ? nameOfIdentifier(item.name) : [],
    );
    const withData = !node.clauses.some(
      (clause) => clause.type === "with_data_clause" && words(clause.withDataKw) === "WITH NO DATA",
    );
    const text = textOf(query.expr, source);
    return { kind: "table-from-query", key, query: text, columns: names, ifNotExists, temporary, withData };
  }
  if (node.partitionOf) {
    return {
      kind: "left",
      reason: "partition",
      text: `the partition \`${key}\` of \`${keyOf(node.partitionOf.table)}\``,
    };
  }
  if (kind === "FOREIGN" || node.ofType) return { kind: "left", reason: "object-kind", text: `the table \`${key}\`` };

  const cautions: Caution[] = [];
  const columns: Column[] = [];
  const constraints: Constraint[] = [];
  const like: TableDraft["like"][number][] = [];
  const items = node.columns?.expr.items ?? [];
  const comments = commentsOfItems(node, source);
  items.forEach((item, index) => {
    if (item.type === "column_definition") {
      const read = readColumn(item, source, comments.items[index] ?? []);
      columns.push(read.column);
      constraints.push(...read.constraints);
      return;
    }
    if (item.type === "create_table_like_clause") {
      like.push({ key: keyOf(item.name), parts: likeParts(item) });
      return;
    }
    const name = item.type === "constraint" && item.name?.name ? nameOfIdentifier(item.name.name) : "";
    const constraint = item.type === "constraint" ? item.constraint : item;
    const modifiers = item.type === "constraint" ? item.modifiers : [];
    const read = readTableConstraint(constraint, name, modifiers, source);
    if (read) constraints.push(read);
    else cautions.push({ reason: "exclusion", text: `the exclusion constraint of \`${key}\`` });
  });
  for (const clause of node.clauses) {
    if (clause.type === "create_table_inherits_clause") {
      const parents = clause.tables.expr.items.map(keyOf);
      const parts = ["defaults", "generated", "constraints"] as const;
      like.push(...parents.map((parent) => ({ key: parent, parts: new Set<LikePart>(parts) })));
      cautions.push({ reason: "inheritance", text: `\`${key}\`, which inherits from \`${parents.join("`, `")}\`` });
    }
    if (clause.type === "create_table_partition_by_clause") {
      cautions.push({ reason: "partition", text: `\`${key}\`, which is partitioned` });
    }
  }
  // A key of a table made in the same statement may be named before its columns are complete: keys go last.
  const draft: TableDraft = { columns, constraints, like };
  return {
    kind: "changes",
    changes: [{ kind: "create-table", key, draft, ifNotExists }],
    cautions,
    ...(temporary && { temporary }),
    ...(comments.others.length > 0 && { comments: comments.others }),
  };
}

const copiedParts = [
  "constraints",
  "defaults",
  "generated",
  "identity",
  "indexes",
] as const satisfies readonly LikePart[];

/** What LIKE takes over besides names, types and NOT NULL: the options count in their order. */
function likeParts({ options }: NodeOf<"create_table_like_clause">): ReadonlySet<LikePart> {
  const parts = new Set<LikePart>();
  for (const { includingOrExcludingKw, optionKw } of options) {
    const named = optionKw.name.toLowerCase();
    for (const part of copiedParts) {
      if (named !== "all" && named !== part) continue;
      if (includingOrExcludingKw.name === "INCLUDING") parts.add(part);
      else parts.delete(part);
    }
  }
  return parts;
}

/**
 * Comments before each item, and those behind it on its line, without their marks; those that belong to no column, with
 * them.
 */
function commentsOfItems(node: NodeOf<"create_table_stmt">, source: string): { items: string[][]; others: string[] } {
  const items = node.columns?.expr.items ?? [];
  const result: string[][] = items.map(() => []);
  const others: string[] = [];
  const ranges = items.map(rangeOf);
  for (const { raw, start, end } of commentsIn(source)) {
    const text = raw.replaceAll(/^--+|^\/\*+|\*+\/$/g, "").trim();
    const before = ranges.findLastIndex((range) => range.end <= start);
    const sameLine = before >= 0 && !source.slice(ranges[before]?.end, start).includes("\n");
    const inside = ranges.findIndex((range) => range.start <= start && end <= range.end);
    const owner = inside >= 0 ? inside : sameLine ? before : ranges.findIndex((range) => range.start >= end);
    if (text === "") continue;
    if (items[owner]?.type === "column_definition") result[owner]?.push(text);
    else others.push(raw);
  }
  return { items: result, others };
}
