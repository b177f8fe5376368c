import type { NodeOf } from "../../syntax-tree.js";
import type { Catalog, CheckConstraint } from "../catalog.js";
import { typeOfNode } from "../type-name.js";
import { namedDomainCheck } from "./change-domain.js";
import type { Change, DomainChange } from "./change.js";
import { type Meaning, changes, ignored, left } from "./meaning.js";
import { keyOf, localName, nameOfIdentifier, schemaOf } from "./names.js";
import { bareText, textOf, words } from "./read-columns.js";

type TypeStatement = NodeOf<
  | "create_type_stmt"
  | "alter_type_stmt"
  | "drop_type_stmt"
  | "create_domain_stmt"
  | "alter_domain_stmt"
  | "drop_domain_stmt"
>;

/** Statements about enums, domains and composite types. */
export function readTypeStatement(node: TypeStatement, source: string, catalog: Catalog): Meaning {
  switch (node.type) {
    case "create_type_stmt": {
      const { definition } = node;
      const key = keyOf(node.name);
      if (definition?.type !== "enum_type_definition") return left("composite-type", `the type \`${key}\``);
      const labels = definition.values.expr.items.map(({ value }) => value);
      return changes([{ kind: "create-enum", type: { key, labels } }]);
    }
    case "alter_type_stmt":
      return alterType(node);
    case "drop_type_stmt":
    case "drop_domain_stmt": {
      const names = node.type === "drop_type_stmt" ? node.types : node.domains;
      const cascade = words(node.behaviorKw) === "CASCADE";
      return changes(
        names.items.flatMap((name): Change[] => {
          const key = keyOf(name);
          const users = cascade ? columnsOfType(catalog, key) : [];
          return [...users, { kind: "drop-type", key, ifExists: node.ifExistsKw !== undefined }];
        }),
      );
    }
    case "create_domain_stmt":
      return createDomain(node, source);
    case "alter_domain_stmt":
      return alterDomain(node, source);
  }
}

function createDomain(node: NodeOf<"create_domain_stmt">, source: string): Meaning {
  const key = keyOf(node.name);
  let standard: string | undefined;
  let notNull = false;
  const checks: CheckConstraint[] = [];
  for (const item of node.constraints) {
    const constraint = item.type === "constraint" ? item.constraint : item;
    const name = item.type === "constraint" && item.name?.name ? nameOfIdentifier(item.name.name) : "";
    if (constraint.type === "constraint_default") standard = textOf(constraint.expr, source);
    if (constraint.type === "constraint_not_null") notNull = true;
    if (constraint.type === "constraint_check") {
      checks.push(namedDomainCheck({ name, expression: bareText(constraint.expr, source) }, key, checks));
    }
  }
  const type = typeOfNode(node.dataType, source);
  const domain = { key, type, notNull, ...(standard !== undefined && { default: standard }), checks };
  return changes([{ kind: "create-domain", domain }]);
}

function alterType(node: NodeOf<"alter_type_stmt">): Meaning {
  const key = keyOf(node.name);
  const list: Change[] = [];
  for (const action of node.actions.items) {
    switch (action.type) {
      case "alter_action_add_enum_value":
        list.push({
          kind: "add-enum-value",
          key,
          label: action.value.value,
          ...(action.position && {
            position: { side: action.position.positionKw.name, label: action.position.value.value },
          }),
          ifNotExists: action.ifNotExistsKw !== undefined,
        });
        break;
      case "alter_action_rename_enum_value":
        list.push({ kind: "rename-enum-value", key, label: action.oldValue.value, to: action.newValue.value });
        break;
      case "alter_action_rename":
        list.push({ kind: "rename-type", key, to: schemaOf(key) + keyOf(action.newName) });
        break;
      case "alter_action_set_schema": {
        list.push({ kind: "rename-type", key, to: inSchema(key, nameOfIdentifier(action.schema)) });
        break;
      }
      case "alter_action_owner_to":
        return ignored("privileges");
      default:
        return left("composite-type", `the type \`${key}\``);
    }
  }
  return changes(list);
}

function alterDomain(node: NodeOf<"alter_domain_stmt">, source: string): Meaning {
  const key = keyOf(node.name);
  const { action } = node;
  const change = (domainChange: DomainChange): Meaning =>
    changes([{ kind: "change-domain", key, change: domainChange }]);
  switch (action.type) {
    case "alter_action_rename":
      return changes([{ kind: "rename-type", key, to: schemaOf(key) + keyOf(action.newName) }]);
    case "alter_action_set_schema":
      return changes([{ kind: "rename-type", key, to: inSchema(key, nameOfIdentifier(action.schema)) }]);
    case "alter_action_set_default":
      return change({ kind: "default", default: textOf(action.expr, source) });
    case "alter_action_drop_default":
      return change({ kind: "default" });
    case "alter_action_set_not_null":
    case "alter_action_drop_not_null":
      return change({ kind: "not-null", notNull: action.type === "alter_action_set_not_null" });
    case "alter_action_add_constraint": {
      if (action.constraint.type !== "constraint_check") return left("object-kind", `the domain \`${key}\``);
      const name = action.name ? nameOfIdentifier(action.name.name) : "";
      return change({ kind: "add-check", name, expression: bareText(action.constraint.expr, source) });
    }
    case "alter_action_drop_constraint": {
      const ifExists = action.ifExistsKw !== undefined;
      return change({ kind: "drop-check", name: nameOfIdentifier(action.constraint), ifExists });
    }
    case "alter_action_rename_constraint": {
      const [name, to] = [nameOfIdentifier(action.oldName), nameOfIdentifier(action.newName)];
      return change({ kind: "rename-check", name, to });
    }
    case "alter_action_owner_to":
      return ignored("privileges");
    case "alter_action_validate_constraint":
      return ignored("maintenance");
    default:
      return left("object-kind", `the domain \`${key}\``);
  }
}

function inSchema(key: string, schema: string): string {
  return (schema === "public" ? "" : `${schema}.`) + localName(key);
}

function columnsOfType(catalog: Catalog, type: string): Change[] {
  return [...catalog.tables.values()].flatMap(({ key, columns }) =>
    columns
      .filter((column) => column.type.name === type)
      .map(({ name }): Change => ({ kind: "drop-column", table: key, column: name, ifExists: true })),
  );
}
