import type { NodeOf } from "../../syntax-tree.js";
import type { Catalog } from "../catalog.js";
import { typeOfNode } from "../type-name.js";
import type { Change } from "./change.js";
import { dependentViews } from "./dependent-views.js";
import type { Caution, IgnoredReason, Meaning } from "./meaning.js";
import { keyOf, localName, nameOfIdentifier, schemaOf } from "./names.js";
import { isNextValue, readColumn, readTableConstraint, textOf, words } from "./read-columns.js";
import { columnsMentioned, relationsMentioned } from "./rename-in-expression.js";

type Action = NodeOf<"alter_table_stmt">["actions"]["items"][number];

interface Reading {
  readonly changes?: readonly Change[];
  readonly caution?: Caution;
  readonly ignored?: IgnoredReason;
}

/** ALTER TABLE with one or more actions, in their order. */
export function readAlterTable(node: NodeOf<"alter_table_stmt">, source: string, catalog: Catalog): Meaning {
  const table = keyOf(node.table);
  const ifExists = node.ifExistsKw !== undefined;
  if (ifExists && !catalog.tables.has(table) && !catalog.views.has(table))
    return { kind: "changes", changes: [], cautions: [] };
  const readings = node.actions.items.map((action) => readAction(action, table, source, catalog));
  const changes = readings.flatMap((reading) => reading.changes ?? []);
  const cautions = readings.flatMap((reading) => reading.caution ?? []);
  const reason = readings.find((reading) => reading.ignored !== undefined)?.ignored;
  if (changes.length === 0 && cautions.length === 0 && reason !== undefined) return { kind: "ignored", reason };
  return { kind: "changes", changes, cautions };
}

function readAction(action: Action, table: string, source: string, catalog: Catalog): Reading {
  const known = catalog.tables.get(table);
  switch (action.type) {
    case "alter_action_rename":
      return { changes: [{ kind: "rename-table", key: table, to: schemaOf(table) + keyOf(action.newName) }] };
    case "alter_action_set_schema": {
      const schema = nameOfIdentifier(action.schema);
      const to = (schema === "public" ? "" : `${schema}.`) + localName(table);
      return { changes: to === table ? [] : [{ kind: "rename-table", key: table, to }] };
    }
    case "alter_action_rename_column":
      return {
        changes: [
          {
            kind: "rename-column",
            table,
            column: nameOfIdentifier(action.oldName),
            to: nameOfIdentifier(action.newName),
          },
        ],
      };
    case "alter_action_add_column": {
      const { column, constraints } = readColumn(action.column, source, []);
      const ifNotExists = action.ifNotExistsKw !== undefined;
      return { changes: [{ kind: "add-column", table, column, constraints, ifNotExists }] };
    }
    case "alter_action_drop_column": {
      const column = nameOfIdentifier(action.column);
      const views = words(action.behaviorKw) === "CASCADE" ? viewsWithColumn(catalog, table, column) : [];
      const ifExists = action.ifExistsKw !== undefined;
      return { changes: [...views, { kind: "drop-column", table, column, ifExists }] };
    }
    case "alter_action_alter_column":
      return readColumnAction(action, table, source);
    case "alter_action_add_constraint": {
      const name = action.name ? nameOfIdentifier(action.name.name) : "";
      if (action.constraint.type === "constraint_not_null") return {};
      const constraint = readTableConstraint(action.constraint, name, action.modifiers, source);
      if (!constraint) return { caution: { reason: "exclusion", text: `the exclusion constraint of \`${table}\`` } };
      return { changes: [{ kind: "add-constraint", table, constraint }] };
    }
    case "alter_action_drop_constraint": {
      const name = nameOfIdentifier(action.constraint);
      const key = [...(known?.primaryKey ? [known.primaryKey] : []), ...(known?.uniques ?? [])].find(
        (constraint) => constraint.name === name,
      );
      const users = key && words(action.behaviorKw) === "CASCADE" ? foreignKeysTo(catalog, table, key.columns) : [];
      return {
        changes: [...users, { kind: "drop-constraint", table, name, ifExists: action.ifExistsKw !== undefined }],
      };
    }
    case "alter_action_rename_constraint":
      return {
        changes: [
          {
            kind: "rename-constraint",
            table,
            name: nameOfIdentifier(action.oldName),
            to: nameOfIdentifier(action.newName),
          },
        ],
      };
    case "alter_action_validate_constraint":
      return { changes: [{ kind: "validate-constraint", table, name: nameOfIdentifier(action.constraint) }] };
    case "alter_action_alter_constraint":
      return { ignored: "constraint-check-mode" };
    case "alter_action_owner_to":
      return { ignored: "privileges" };
    case "alter_action_enable":
    case "alter_action_force":
      if (action.item.type === "toggle_row_level_security") {
        return { caution: { reason: "row-security", text: `row security of \`${table}\`` } };
      }
      return { caution: { reason: "trigger-switch", text: `the switch of a trigger or rule of \`${table}\`` } };
    case "alter_action_disable":
    case "alter_action_no_force":
      if (action.item.type === "toggle_row_level_security") return { ignored: "privileges" };
      return { caution: { reason: "trigger-switch", text: `the switch of a trigger or rule of \`${table}\`` } };
    case "alter_action_inherit":
    case "alter_action_no_inherit":
      return { caution: { reason: "inheritance", text: `the inheritance of \`${table}\`` } };
    default:
      return { ignored: "maintenance" };
  }
}

function readColumnAction(
  { column: node, action }: NodeOf<"alter_action_alter_column">,
  table: string,
  source: string,
): Reading {
  const column = nameOfIdentifier(node);
  switch (action.type) {
    case "alter_action_set_not_null":
    case "alter_action_drop_not_null":
      return {
        changes: [{ kind: "set-not-null", table, column, notNull: action.type === "alter_action_set_not_null" }],
      };
    case "alter_action_set_default": {
      const text = textOf(action.expr, source);
      if (isNextValue(text)) return { changes: [{ kind: "set-counts", table, column, counts: "serial" }] };
      return { changes: [{ kind: "set-default", table, column, default: text }] };
    }
    case "alter_action_drop_default":
      return { changes: [{ kind: "set-default", table, column }] };
    case "alter_action_set_data_type": {
      const using = action.clauses.find((clause) => clause.type === "set_data_type_using_clause");
      const type = typeOfNode(action.dataType, source);
      return {
        changes: [{ kind: "set-type", table, column, type, ...(using && { using: textOf(using.expr, source) }) }],
      };
    }
    case "alter_action_add_identity":
      return { changes: [{ kind: "set-counts", table, column, counts: "identity" }] };
    case "alter_action_drop_identity":
      return { changes: [{ kind: "set-counts", table, column }] };
    case "alter_action_drop_expression":
      return { changes: [{ kind: "drop-expression", table, column }] };
    default:
      return { ignored: "maintenance" };
  }
}

/** The views that name a column, and those over them, in an order in which they can be dropped. */
function viewsWithColumn(catalog: Catalog, table: string, column: string): Change[] {
  const keys = [...catalog.views.values()]
    .filter(
      ({ query }) => relationsMentioned(query, [table]).length > 0 && columnsMentioned(query, [column]).length > 0,
    )
    .map(({ key }) => key);
  const others = dependentViews(catalog, keys);
  return [...others, ...keys.reverse().map((key): Change => ({ kind: "drop-view", key, ifExists: true }))];
}

/** The foreign keys that rely on a key of a table. */
function foreignKeysTo(catalog: Catalog, key: string, columns: readonly string[]): Change[] {
  const primary = catalog.tables.get(key)?.primaryKey?.columns ?? [];
  return [...catalog.tables.values()].flatMap((table) =>
    table.foreignKeys
      .filter((foreignKey) => {
        const references = foreignKey.references.length > 0 ? foreignKey.references : primary;
        return foreignKey.table === key && [...references].sort().join() === [...columns].sort().join();
      })
      .map(({ name }): Change => ({ kind: "drop-constraint", table: table.key, name, ifExists: true })),
  );
}
