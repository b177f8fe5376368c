import { type Node, type Statement, parsePostgresStatement, rangeOf } from "../../parse.js";
import type { NodeOf } from "../../syntax-tree.js";
import type { Catalog } from "../catalog.js";
import { prepareSyntax } from "../expressions/standard-syntax.js";
import { PostgresScanner } from "../scanner.js";
import type { Change } from "./change.js";
import { commentsIn } from "./comments.js";
import { dependentViews } from "./dependent-views.js";
import { readGuardedBlock } from "./guarded-block.js";
import { type Caution, type Meaning, changes, ignored, left } from "./meaning.js";
import { keyOf, localName, nameOfIdentifier, schemaOf } from "./names.js";
import { readAlterTable } from "./read-alter-table.js";
import { readIndex, textOf, words } from "./read-columns.js";
import { readCreateTable } from "./read-create-table.js";
import { readTrigger } from "./read-trigger.js";
import { readTypeStatement } from "./read-type.js";
import { replaced } from "./syntax-walk.js";

/**
 * Says what a statement does to the catalog. Its changes are for this catalog: CASCADE is resolved to what it reaches.
 *
 * @param text one statement, without its semicolon
 */
export function readStatement(text: string, catalog: Catalog): Meaning {
  const byWords = readByWords(text);
  if (byWords) return byWords;
  // Positions stay, so that the texts of expressions can be taken from the statement as it is.
  const node =
    parsePostgresStatement(text) ??
    parsePostgresStatement(prepareSyntax(text).text) ??
    parsePostgresStatement(withoutRareForms(text));
  if (!node) return left("statement-not-understood", firstWords(text));
  const meaning = readNode(node, text, catalog);
  // CREATE TABLE gives its columns their comments, and the texts of queries hold theirs.
  const holdsComments = node.type === "create_table_stmt" || node.type === "create_view_stmt";
  if (meaning.kind !== "changes" || holdsComments) return meaning;
  const comments = commentsIn(text).map(({ raw }) => raw);
  return comments.length > 0 ? { ...meaning, comments } : meaning;
}

/**
 * Forms that the parser does not read, blanked where they say nothing that counts here: the place of NULLs in an index, which
 * changes no result, and a list of no columns before INHERITS.
 */
function withoutRareForms(text: string): string {
  const lexemes = wordsIn(text);
  const isIndex = lexemes.slice(0, 3).some(({ word }) => word === "INDEX");
  const gone = lexemes.filter((_, index) => {
    const [before, { word = "" } = {}, after, later] = [-1, 0, 1, 2].map((step) => lexemes[index + step]);
    if (isIndex) return (word === "NULLS" && /^(?:FIRST|LAST)$/.test(after?.word ?? "")) || before?.word === "NULLS";
    const isEmptyList = word === "(" && after?.word === ")" && later?.word === "INHERITS";
    return isEmptyList || (before?.word === "(" && word === ")" && after?.word === "INHERITS");
  });
  return replaced(
    text,
    gone.map(({ start, end }) => ({ start, end, text: " ".repeat(end - start) })),
  );
}

/** What stands in a text besides comments, in upper case. */
function wordsIn(text: string): { word: string; start: number; end: number }[] {
  const scanner = new PostgresScanner(text);
  const lexemes: { word: string; start: number; end: number }[] = [];
  while (scanner.next() !== "end") {
    const { kind, start, end } = scanner;
    if (kind !== "comment-line" && kind !== "comment-block")
      lexemes.push({ word: text.slice(start, end).toUpperCase(), start, end });
  }
  return lexemes;
}

/** What needs no syntax tree, and what the parser does not understand. */
function readByWords(text: string): Meaning | undefined {
  const head = firstWords(text).toUpperCase();
  if (/^(CREATE|ALTER) POLICY\b/.test(head)) return left("row-security", policyOf(text));
  for (const [pattern, meaning] of wordPatterns) if (pattern.test(head)) return meaning;
  return undefined;
}

/** Each policy is told by its name: what it kept from whom is lost with it. */
function policyOf(text: string): string {
  const [, quoted, bare] = /POLICY ("(?:[^"]|"")+"|(\w+))/i.exec(firstWords(text)) ?? [];
  const name = bare?.toLowerCase() ?? quoted?.slice(1, -1).replaceAll('""', '"');
  return name === undefined ? "the policy" : `the policy \`${name}\``;
}

function firstWords(text: string): string {
  return text
    .replaceAll(/\/\*[\s\S]*?\*\/|--[^\n]*/g, " ")
    .trim()
    .replaceAll(/\s+/g, " ")
    .replaceAll(/ ?\. ?/g, ".")
    .slice(0, 80);
}

const wordPatterns: readonly (readonly [RegExp, Meaning])[] = [
  [
    /^(GRANT|REVOKE|REASSIGN OWNED|DROP OWNED|ALTER DEFAULT PRIVILEGES|(CREATE|ALTER|DROP) (ROLE|USER|GROUP))\b/,
    ignored("privileges"),
  ],
  [/^(CREATE|ALTER|DROP) EXTENSION\b/, ignored("extension")],
  [/^(SET|RESET|SHOW|DISCARD)\b(?! CONSTRAINTS)/, ignored("setting")],
  [/^SELECT (PG_CATALOG\.)?SET_CONFIG\b/, ignored("setting")],
  [/^ALTER (DATABASE|SYSTEM|ROLE)\b/, ignored("setting")],
  [/^SET CONSTRAINTS\b/, ignored("constraint-check-mode")],
  [/^(BEGIN|START TRANSACTION|COMMIT|END|ROLLBACK|SAVEPOINT|RELEASE|ABORT)\b/, ignored("transaction")],
  [/^(VACUUM|ANALYZE|ANALYSE|REINDEX|CLUSTER|CHECKPOINT|LOCK|EXPLAIN)\b/, ignored("maintenance")],
  [/^(CREATE|ALTER|DROP) STATISTICS\b/, ignored("maintenance")],
  [/^(CREATE|ALTER|DROP) (PUBLICATION|SUBSCRIPTION)\b/, ignored("replication")],
  [/^(LISTEN|NOTIFY|UNLISTEN|SECURITY LABEL)\b/, ignored("setting")],
  [/^((CREATE|ALTER) SCHEMA|(CREATE|DROP) (DATABASE|TABLESPACE))\b/, ignored("schema")],
  [/^REFRESH MATERIALIZED VIEW\b/, ignored("materialized-view-refresh")],
  [/^SELECT (PG_CATALOG\.)?SETVAL\b/, ignored("sequence-value")],
  [/^DROP POLICY\b/, ignored("privileges")],
  [/^CREATE (OR REPLACE )?RULE\b/, left("rule", "the rule")],
  [/^(ALTER|DROP) RULE\b/, ignored("setting")],
  [
    /^CREATE (OR REPLACE )?(PROCEDURE|AGGREGATE|OPERATOR|CAST|COLLATION|EVENT TRIGGER|LANGUAGE|FOREIGN|SERVER|USER MAPPING|TEXT SEARCH|CONVERSION|ACCESS METHOD|TRANSFORM)\b/,
    left("object-kind", "the statement"),
  ],
  [
    /^(ALTER|DROP) (PROCEDURE|ROUTINE|AGGREGATE|OPERATOR|CAST|COLLATION|EVENT TRIGGER|LANGUAGE|FOREIGN|SERVER|USER MAPPING|TEXT SEARCH|CONVERSION|ACCESS METHOD|TRANSFORM)\b/,
    ignored("setting"),
  ],
  [/^IMPORT FOREIGN SCHEMA\b/, left("object-kind", "the statement")],
  [/^CALL\b/, left("function", "the call")],
  [/^COPY (?!\()/, left("data-in-migration", "rows in COPY format")],
  [/^ALTER TABLE (IF EXISTS )?(ONLY )?\S+ (ATTACH|DETACH) PARTITION\b/, left("partition", "the partition")],
  [/^ALTER INDEX (IF EXISTS )?\S+ ATTACH PARTITION\b/, ignored("maintenance")],
];

function readNode(node: Statement, source: string, catalog: Catalog): Meaning {
  switch (node.type) {
    case "create_table_stmt":
      return readCreateTable(node, source);
    case "alter_table_stmt":
      return readAlterTable(node, source, catalog);
    case "drop_table_stmt": {
      const keys = node.tables.items.map(keyOf);
      const views = words(node.behaviorKw) === "CASCADE" ? dependentViews(catalog, keys) : [];
      return changes([
        ...views,
        ...keys.map((key): Change => ({ kind: "drop-table", key, ifExists: node.ifExistsKw !== undefined })),
      ]);
    }
    case "create_index_stmt": {
      const { table, index } = readIndex(node, source);
      return changes([{ kind: "create-index", table, index, ifNotExists: node.ifNotExistsKw !== undefined }]);
    }
    case "drop_index_stmt":
      return changes(
        node.indexes.items.map((name) => ({
          kind: "drop-index",
          name: keyOf(name),
          ifExists: node.ifExistsKw !== undefined,
        })),
      );
    case "alter_index_stmt": {
      const { action } = node;
      if (action.type !== "alter_action_rename") return ignored("maintenance");
      const name = keyOf(node.index);
      const ifExists = node.ifExistsKw !== undefined;
      return changes([{ kind: "rename-index", name, to: schemaOf(name) + keyOf(action.newName), ifExists }]);
    }
    case "create_type_stmt":
    case "alter_type_stmt":
    case "drop_type_stmt":
    case "create_domain_stmt":
    case "alter_domain_stmt":
    case "drop_domain_stmt":
      return readTypeStatement(node, source, catalog);
    case "create_view_stmt": {
      const query = node.clauses.find((clause) => clause.type === "as_clause");
      if (!query) return left("object-kind", "the view");
      const columns = node.columns?.expr.items.map(({ name }) => nameOfIdentifier(name)) ?? [];
      const kinds = node.kinds.map(({ kindKw }) => words(kindKw));
      const text = textOf(query.expr, source);
      const view = {
        key: keyOf(node.name),
        columns,
        query: kinds.includes("RECURSIVE") ? recursiveQuery(localName(keyOf(node.name)), columns, text) : text,
        materialized: kinds.includes("MATERIALIZED"),
      };
      const replace = node.orReplaceKw !== undefined;
      return changes([{ kind: "create-view", view, replace, ifNotExists: node.ifNotExistsKw !== undefined }]);
    }
    case "drop_view_stmt": {
      const keys = node.views.items.map(keyOf);
      const dependent = words(node.behaviorKw) === "CASCADE" ? dependentViews(catalog, keys) : [];
      const own = keys.map((key): Change => ({ kind: "drop-view", key, ifExists: node.ifExistsKw !== undefined }));
      return changes([...dependent, ...own]);
    }
    case "alter_view_stmt": {
      const key = keyOf(node.name);
      return changes(
        node.actions.items.flatMap((action): Change[] =>
          action.type === "alter_action_rename"
            ? [{ kind: "rename-view", key, to: schemaOf(key) + keyOf(action.newName) }]
            : [],
        ),
      );
    }
    case "create_sequence_stmt": {
      const owner = node.options.find((option) => option.type === "sequence_option_owned_by");
      const ownedBy = owner && ownerOf(owner.owner);
      const sequence = { key: keyOf(node.name), ...(ownedBy && { ownedBy }) };
      return changes([{ kind: "create-sequence", sequence, ifNotExists: node.ifNotExistsKw !== undefined }]);
    }
    case "alter_sequence_stmt": {
      const owner = node.actions.find((action) => action.type === "sequence_option_owned_by");
      const ownedBy = owner && ownerOf(owner.owner);
      return ownedBy
        ? changes([{ kind: "own-sequence", key: keyOf(node.sequence), ownedBy }])
        : ignored("sequence-value");
    }
    case "drop_sequence_stmt":
      return changes(node.sequences.items.map((name) => ({ kind: "drop-sequence", key: keyOf(name), ifExists: true })));
    case "create_function_stmt":
      return readFunction(node, source);
    case "drop_function_stmt": {
      const cascade = words(node.behaviorKw) === "CASCADE";
      return changes(
        node.signatures.items.flatMap(({ name }): Change[] => {
          const key = keyOf(name);
          return [...(cascade ? triggersOf(catalog, key) : []), { kind: "drop-function", key }];
        }),
      );
    }
    case "alter_function_stmt":
      return ignored("setting");
    case "create_trigger_stmt":
      return readTrigger(node, source);
    case "drop_trigger_stmt": {
      if (!node.target) return left("statement-not-understood", "the statement");
      const name = keyOf(node.trigger);
      const ifExists = node.ifExistsKw !== undefined;
      return changes([{ kind: "drop-trigger", table: keyOf(node.target.table), name, ifExists }]);
    }
    case "alter_trigger_stmt":
      return ignored("setting");
    case "drop_schema_stmt":
      return changes(
        node.schemas.items.flatMap((name) => {
          const schema = `${keyOf(name)}.`;
          return [...catalog.tables.keys()]
            .filter((key) => schemaOf(key) === schema)
            .map((key): Change => ({ kind: "drop-table", key, ifExists: true }));
        }),
      );
    case "comment_stmt":
      return comment(node);
    case "do_stmt":
      return readGuardedBlock(node);
    case "select_stmt":
    case "compound_select_stmt":
      return selectInto(node, source) ?? { kind: "query" };
    case "insert_stmt":
    case "update_stmt":
    case "delete_stmt":
    case "merge_stmt":
    case "truncate_stmt":
      return { kind: "query" };
    default:
      return left("statement-not-understood", firstWords(source));
  }
}

/** `CREATE RECURSIVE VIEW v (a) AS q` is short for a view over `WITH RECURSIVE v (a) AS (q) SELECT a FROM v`. */
function recursiveQuery(name: string, columns: readonly string[], query: string): string {
  const quoted = (word: string) => `"${word.replaceAll('"', '""')}"`;
  const list = columns.map(quoted).join(", ");
  return `WITH RECURSIVE ${quoted(name)} (${list}) AS (\n${query}\n) SELECT ${list} FROM ${quoted(name)}`;
}

/** SELECT INTO makes a table of its query. */
function selectInto(node: Node, source: string): Meaning | undefined {
  let first = node;
  while (first.type === "compound_select_stmt") first = first.left;
  const into =
    first.type === "select_stmt" ? first.clauses.find(({ type }) => type === "into_table_clause") : undefined;
  if (into?.type !== "into_table_clause") return undefined;
  const [all, { start, end }] = [rangeOf(node), rangeOf(into)];
  return {
    kind: "table-from-query",
    key: keyOf(into.name),
    query: `${source.slice(all.start, start).trimEnd()}${source.slice(end, all.end)}`,
    columns: [],
    ifNotExists: false,
    temporary: words(into.kind?.kindKw).includes("TEMP"),
    withData: true,
  };
}

function readFunction(node: NodeOf<"create_function_stmt">, source: string): Meaning {
  const key = keyOf(node.name);
  let language = "sql";
  let returns = "";
  let body = "";
  for (const clause of node.clauses) {
    if (clause.type === "language_clause") language = nameOfIdentifier(clause.name);
    if (clause.type === "returns_clause") returns = textOf(clause.dataType, source).toLowerCase();
    if (clause.type === "as_clause" && clause.expr.type === "string_literal") body = clause.expr.value;
  }
  const change: Change = { kind: "create-function", definition: { key, language, returns, body } };
  // A function for triggers has no effect by itself; whether its triggers can be had is seen with them.
  const cautions: Caution[] = returns === "trigger" ? [] : [{ reason: "function", text: `the function \`${key}\`` }];
  return changes([change], cautions);
}

function ownerOf(node: Node): { table: string; column: string } | undefined {
  if (node.type !== "member_expr") return undefined;
  return { table: keyOf(node.object), column: nameOfIdentifier(node.property) };
}

function comment({ target, message }: NodeOf<"comment_stmt">): Meaning {
  const text = message.type === "string_literal" ? { comment: message.value } : {};
  if (target.type === "comment_target_table")
    return changes([{ kind: "comment-table", table: keyOf(target.name), ...text }]);
  if (target.type === "comment_target_column") {
    const owner = ownerOf(target.name);
    if (owner) return changes([{ kind: "comment-column", ...owner, ...text }]);
  }
  return ignored("description");
}

function triggersOf(catalog: Catalog, functionKey: string): Change[] {
  return [...catalog.tables.values()].flatMap(({ key, triggers }) =>
    triggers
      .filter((trigger) => trigger.function === functionKey)
      .map(({ name }): Change => ({ kind: "drop-trigger", table: key, name, ifExists: true })),
  );
}
