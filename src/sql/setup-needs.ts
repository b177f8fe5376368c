import { type Node, type Statement as Tree, VisitorAction, cstVisitor, parseStatement } from "./parse.js";
import type { Statement } from "./statements.js";
import { nameOf, operatorName, sourcesOf } from "./syntax-tree.js";

/** What has to be in a database before a set-up statement can run. Names in lower case. */
export interface SetupNeeds {
  /** Tables, or views, without which the statement fails. */
  readonly tables: readonly string[];
  /** Columns without which it fails. */
  readonly columns: readonly { readonly table: string; readonly column: string }[];
  /** Tables that a view or a trigger reads later: SQLite makes it without them, but a rename then fails. */
  readonly later: readonly string[];
}

const nothing: SetupNeeds = { tables: [], columns: [], later: [] };

/**
 * The tables and columns that CREATE INDEX, TRIGGER and VIEW, ALTER TABLE and INSERT name. SQLite looks up the columns of
 * an index and of an INSERT when it makes or runs it (https://sqlite.org/lang_createindex.html), those in the bodies of
 * views and triggers only when these are used. Where the text is not understood, the tables alone.
 */
export function needsOf({ text, class: what }: Statement): SetupNeeds {
  switch (what.kind) {
    case "ddl-alter-add-column":
      return { ...nothing, tables: [what.table.toLowerCase()] };
    case "ddl-other":
      return what.table === undefined ? nothing : { ...nothing, tables: [what.table.toLowerCase()] };
    case "write": {
      const table = what.table?.toLowerCase();
      if (table === undefined) return nothing;
      const tree = parseStatement(text);
      return { ...nothing, tables: [table, ...tablesRead(tree)], columns: columnsIn(insertedColumns(tree), table) };
    }
    case "ddl-create": {
      if (what.object === "table" || what.object === "virtual-table") return nothing;
      const tree = parseStatement(text);
      if (what.object === "view") return { ...nothing, later: tablesRead(tree) };
      const table = what.table?.toLowerCase() ?? "";
      if (what.object === "trigger") return { ...nothing, tables: [table], later: tablesRead(tree) };
      const indexed = tree?.type === "create_index_stmt" ? [tree.columns, ...tree.clauses] : [];
      return { ...nothing, tables: [table], columns: columnsIn(indexed, table) };
    }
    default:
      return nothing;
  }
}

function insertedColumns(tree: Tree | undefined): Node[] {
  if (tree?.type !== "insert_stmt") return [];
  return tree.clauses.flatMap((clause) => (clause.type === "insert_clause" && clause.columns ? [clause.columns] : []));
}

/** The tables that a statement reads or, in a trigger, writes to; without the names of its WITH clauses. */
function tablesRead(tree: Tree | undefined): string[] {
  if (!tree) return [];
  const tables = new Set<string>();
  const own = new Set<string>();
  const add = (node: Node) => {
    for (const { table } of sourcesOf(node)) if (table !== undefined) tables.add(table);
  };
  cstVisitor({
    from_clause: add,
    insert_clause: add,
    update_clause: add,
    delete_clause: add,
    common_table_expr: ({ table }) => void own.add(nameOf(table)),
  })(tree);
  return [...tables].filter((table) => !own.has(table));
}

const rowIds: ReadonlySet<string> = new Set(["rowid", "oid", "_rowid_"]);

/** Plain names among the expressions. A name in double quotes that is no column would be a string. */
function columnsIn(nodes: readonly Node[], table: string): { table: string; column: string }[] {
  const names = new Set<string>();
  const visit = cstVisitor({
    identifier: (node) => {
      const isQuoted = node.text.startsWith('"');
      if (!isQuoted && !rowIds.has(nameOf(node))) names.add(nameOf(node));
    },
    member_expr: () => VisitorAction.SKIP,
    func_call: ({ args }) => {
      if (args) visit(args);
      return VisitorAction.SKIP;
    },
    cast_expr: () => VisitorAction.SKIP,
    binary_expr: (node) => {
      if (operatorName(node.operator) !== "COLLATE") return undefined;
      visit(node.left);
      return VisitorAction.SKIP;
    },
  });
  for (const node of nodes) visit(node);
  return [...names].map((column) => ({ table, column }));
}
