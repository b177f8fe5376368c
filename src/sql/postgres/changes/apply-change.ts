import type { Catalog, CheckConstraint, Column, Index, Table } from "../catalog.js";
import type { PostgresType } from "../type-name.js";
import { addColumn, addConstraint, namedIndex, tableFromDraft } from "./apply-draft.js";
import type { Change } from "./change.js";
import { CatalogError } from "./catalog-error.js";
import { columnsMentioned, renameInExpression } from "./rename-in-expression.js";
import { schemaOf } from "./names.js";

/**
 * The catalog after a change.
 *
 * @throws CatalogError where PostgreSQL would refuse the change.
 */
export function applyChange(catalog: Catalog, change: Change): Catalog {
  switch (change.kind) {
    case "create-table":
      if (catalog.tables.has(change.key)) {
        if (change.ifNotExists) return catalog;
        throw new CatalogError("exists", "table", change.key);
      }
      return withTable(catalog, tableFromDraft(catalog, change.key, change.draft));
    case "drop-table":
      if (!catalog.tables.has(change.key)) return absent(catalog, change.ifExists, "table", change.key);
      return dropTable(catalog, change.key);
    case "rename-table":
      if (!catalog.tables.has(change.key) && catalog.views.has(change.key)) {
        return applyChange(catalog, { kind: "rename-view", key: change.key, to: change.to });
      }
      return renameTable(catalog, change.key, change.to);
    case "add-column": {
      const table = tableOf(catalog, change.table);
      if (hasColumn(table, change.column.name)) {
        if (change.ifNotExists) return catalog;
        throw new CatalogError("exists", "column", `${change.table}.${change.column.name}`);
      }
      return withTable(catalog, addColumn(catalog, table, change.column, change.constraints));
    }
    case "drop-column":
      return changeTable(catalog, change.table, (table) => {
        if (hasColumn(table, change.column)) return dropColumn(table, change.column);
        if (change.ifExists) return table;
        throw new CatalogError("missing", "column", `${change.table}.${change.column}`);
      });
    case "rename-column":
      return renameColumn(catalog, change.table, change.column, change.to);
    case "set-type":
      return changeColumn(catalog, change, (column) => ({ ...column, type: change.type }));
    case "set-not-null":
      return changeColumn(catalog, change, (column) => ({ ...column, notNull: change.notNull }));
    case "set-default":
      return changeColumn(catalog, change, (column) => {
        const { default: _, counts, ...rest } = column;
        // DROP DEFAULT of a serial column ends its counting; identity is no default.
        const counting = counts === "identity" ? { counts } : {};
        return { ...rest, ...counting, ...(change.default !== undefined && { default: change.default }) };
      });
    case "set-counts":
      return changeColumn(catalog, change, ({ default: _, counts: __, ...column }) =>
        change.counts ? { ...column, counts: change.counts, notNull: true } : column,
      );
    case "drop-expression":
      return changeColumn(catalog, change, ({ generated: _, ...column }) => column);
    case "add-constraint":
      return withTable(catalog, addConstraint(catalog, tableOf(catalog, change.table), change.constraint));
    case "drop-constraint":
      return changeTable(catalog, change.table, (table) => dropConstraint(table, change.name, change.ifExists));
    case "rename-constraint":
      return changeTable(catalog, change.table, (table) => renameConstraint(table, change.name, change.to));
    case "create-index": {
      const table = catalog.tables.get(change.table);
      // An index of a materialized view: there is no table for it on D1.
      if (!table && catalog.views.has(change.table)) return catalog;
      if (!table) throw new CatalogError("missing", "table", change.table);
      const { index } = change;
      if (index.name !== "" && indexOwner(catalog, index.name)) {
        if (change.ifNotExists) return catalog;
        throw new CatalogError("exists", "index", index.name);
      }
      return withTable(catalog, { ...table, indexes: [...table.indexes, namedIndex(catalog, table, index)] });
    }
    case "drop-index": {
      const owner = indexOwner(catalog, change.name);
      if (!owner) return absent(catalog, change.ifExists, "index", change.name);
      return withTable(catalog, { ...owner, indexes: owner.indexes.filter(({ name }) => name !== change.name) });
    }
    case "rename-index": {
      const owner = indexOwner(catalog, change.name);
      if (owner) {
        const renamed = (index: Index) => (index.name === change.name ? { ...index, name: change.to } : index);
        return withTable(catalog, { ...owner, indexes: owner.indexes.map(renamed) });
      }
      const local = (name: string) => name.slice(schemaOf(name).length);
      const holder = [...catalog.tables.values()].find((table) => constraintNames(table).includes(local(change.name)));
      if (!holder) throw new CatalogError("missing", "index", change.name);
      return withTable(catalog, renameConstraint(holder, local(change.name), local(change.to)));
    }
    case "create-enum":
      if (catalog.enums.has(change.type.key)) throw new CatalogError("exists", "type", change.type.key);
      return { ...catalog, enums: mapWith(catalog.enums, change.type.key, change.type) };
    case "add-enum-value": {
      const type = catalog.enums.get(change.key);
      if (!type) throw new CatalogError("missing", "type", change.key);
      if (type.labels.includes(change.label)) {
        if (change.ifNotExists) return catalog;
        throw new CatalogError("exists", "enum label", change.label);
      }
      const labels = [...type.labels];
      const { position } = change;
      const at = position ? labels.indexOf(position.label) + (position.side === "AFTER" ? 1 : 0) : labels.length;
      labels.splice(at, 0, change.label);
      return { ...catalog, enums: mapWith(catalog.enums, change.key, { ...type, labels }) };
    }
    case "rename-enum-value": {
      const type = catalog.enums.get(change.key);
      if (!type?.labels.includes(change.label)) throw new CatalogError("missing", "enum label", change.label);
      const labels = type.labels.map((label) => (label === change.label ? change.to : label));
      const tables = new Map([...catalog.tables].map(([key, table]) => [key, withLabelInDefaults(table, change)]));
      return { ...catalog, tables, enums: mapWith(catalog.enums, change.key, { ...type, labels }) };
    }
    case "create-domain":
      if (catalog.domains.has(change.domain.key)) throw new CatalogError("exists", "type", change.domain.key);
      return { ...catalog, domains: mapWith(catalog.domains, change.domain.key, change.domain) };
    case "change-domain": {
      const domain = catalog.domains.get(change.key);
      if (!domain) throw new CatalogError("missing", "type", change.key);
      const checks = [...domain.checks, ...(change.change.checks ?? [])];
      return { ...catalog, domains: mapWith(catalog.domains, change.key, { ...domain, ...change.change, checks }) };
    }
    case "drop-type":
      if (!catalog.enums.has(change.key) && !catalog.domains.has(change.key)) {
        return absent(catalog, change.ifExists, "type", change.key);
      }
      return {
        ...catalog,
        enums: mapWithout(catalog.enums, change.key),
        domains: mapWithout(catalog.domains, change.key),
      };
    case "rename-type":
      return renameType(catalog, change.key, change.to);
    case "create-view":
      if (catalog.views.has(change.view.key) && !change.replace) {
        if (change.ifNotExists) return catalog;
        throw new CatalogError("exists", "view", change.view.key);
      }
      return { ...catalog, views: mapWith(catalog.views, change.view.key, change.view) };
    case "drop-view":
      if (!catalog.views.has(change.key)) return absent(catalog, change.ifExists, "view", change.key);
      return { ...catalog, views: mapWithout(catalog.views, change.key) };
    case "rename-view": {
      const view = catalog.views.get(change.key);
      if (!view) throw new CatalogError("missing", "view", change.key);
      const views = mapWithout(catalog.views, change.key);
      return { ...catalog, views: mapWith(views, change.to, { ...view, key: change.to }) };
    }
    case "create-sequence":
      if (catalog.sequences.has(change.sequence.key) && !change.ifNotExists) {
        throw new CatalogError("exists", "sequence", change.sequence.key);
      }
      return { ...catalog, sequences: mapWith(catalog.sequences, change.sequence.key, change.sequence) };
    case "own-sequence": {
      const sequence = catalog.sequences.get(change.key);
      // The sequence of a serial column has no statement of its own.
      if (!sequence) return catalog;
      const owned = { ...sequence, ownedBy: change.ownedBy };
      return { ...catalog, sequences: mapWith(catalog.sequences, change.key, owned) };
    }
    case "drop-sequence":
      return { ...catalog, sequences: mapWithout(catalog.sequences, change.key) };
    case "create-function":
      return { ...catalog, functions: mapWith(catalog.functions, change.definition.key, change.definition) };
    case "drop-function":
      return { ...catalog, functions: mapWithout(catalog.functions, change.key) };
    case "create-trigger":
      if (!catalog.tables.has(change.table) && catalog.views.has(change.table)) return catalog;
      return changeTable(catalog, change.table, (table) => {
        const others = table.triggers.filter(({ name }) => name !== change.trigger.name);
        if (others.length < table.triggers.length && !change.replace) {
          throw new CatalogError("exists", "trigger", change.trigger.name);
        }
        return { ...table, triggers: [...others, change.trigger] };
      });
    case "drop-trigger": {
      const table = catalog.tables.get(change.table);
      if (!table?.triggers.some(({ name }) => name === change.name)) {
        return absent(catalog, change.ifExists, "trigger", change.name);
      }
      return withTable(catalog, { ...table, triggers: table.triggers.filter(({ name }) => name !== change.name) });
    }
    case "comment-table":
      return changeTable(catalog, change.table, ({ comment: _, ...table }) =>
        change.comment === undefined ? table : { ...table, comment: change.comment },
      );
    case "comment-column":
      return changeColumn(catalog, change, (column) => ({
        ...column,
        comments: change.comment === undefined ? [] : [...column.comments, change.comment],
      }));
  }
}

function mapWith<Value>(map: ReadonlyMap<string, Value>, key: string, value: Value): ReadonlyMap<string, Value> {
  return new Map(map).set(key, value);
}

function mapWithout<Value>(map: ReadonlyMap<string, Value>, key: string): ReadonlyMap<string, Value> {
  const rest = new Map(map);
  rest.delete(key);
  return rest;
}

function absent(catalog: Catalog, allowed: boolean, kind: string, name: string): Catalog {
  if (allowed) return catalog;
  throw new CatalogError("missing", kind, name);
}

function tableOf(catalog: Catalog, key: string): Table {
  const table = catalog.tables.get(key);
  if (!table) throw new CatalogError("missing", "table", key);
  return table;
}

function withTable(catalog: Catalog, table: Table): Catalog {
  return { ...catalog, tables: mapWith(catalog.tables, table.key, table) };
}

function changeTable(catalog: Catalog, key: string, change: (table: Table) => Table): Catalog {
  return withTable(catalog, change(tableOf(catalog, key)));
}

function changeColumn(
  catalog: Catalog,
  { table: key, column: name }: { readonly table: string; readonly column: string },
  change: (column: Column) => Column,
): Catalog {
  return changeTable(catalog, key, (table) => {
    if (!hasColumn(table, name)) throw new CatalogError("missing", "column", `${key}.${name}`);
    return { ...table, columns: table.columns.map((column) => (column.name === name ? change(column) : column)) };
  });
}

function hasColumn(table: Table, name: string): boolean {
  return table.columns.some((column) => column.name === name);
}

function indexOwner(catalog: Catalog, name: string): Table | undefined {
  return [...catalog.tables.values()].find(({ indexes }) => indexes.some((index) => index.name === name));
}

/** Foreign keys to it go with CASCADE; without, PostgreSQL would refuse, so there are none. */
function dropTable(catalog: Catalog, key: string): Catalog {
  const tables = new Map(
    [...catalog.tables]
      .filter(([other]) => other !== key)
      .map(([other, table]) => [
        other,
        table.foreignKeys.some((foreignKey) => foreignKey.table === key)
          ? { ...table, foreignKeys: table.foreignKeys.filter((foreignKey) => foreignKey.table !== key) }
          : table,
      ]),
  );
  return { ...catalog, tables };
}

function renameTable(catalog: Catalog, key: string, to: string): Catalog {
  const table = tableOf(catalog, key);
  if (catalog.tables.has(to)) throw new CatalogError("exists", "table", to);
  const tables = new Map(
    [...catalog.tables].map(([other, { foreignKeys, ...rest }]): [string, Table] => [
      other === key ? to : other,
      {
        ...rest,
        key: other === key ? to : other,
        foreignKeys: foreignKeys.map((foreignKey) =>
          foreignKey.table === key ? { ...foreignKey, table: to } : foreignKey,
        ),
      },
    ]),
  );
  const sequences = new Map(
    [...catalog.sequences].map(([name, sequence]) => [
      name,
      sequence.ownedBy?.table === key ? { ...sequence, ownedBy: { ...sequence.ownedBy, table: to } } : sequence,
    ]),
  );
  const views = new Map(
    [...catalog.views].map(([name, view]) => [
      name,
      { ...view, query: renameInExpression(view.query, table.key, to, "table") },
    ]),
  );
  return { ...catalog, tables, sequences, views };
}

function renameColumn(catalog: Catalog, key: string, from: string, to: string): Catalog {
  const table = tableOf(catalog, key);
  if (!hasColumn(table, from)) throw new CatalogError("missing", "column", `${key}.${from}`);
  if (hasColumn(table, to)) throw new CatalogError("exists", "column", `${key}.${to}`);
  const name = (column: string) => (column === from ? to : column);
  const names = (columns: readonly string[]) => columns.map(name);
  const text = (expression: string) => renameInExpression(expression, from, to, "column");
  const index = (old: Index): Index => ({
    ...old,
    parts: old.parts.map((part) => ({
      ...part,
      ...(part.column !== undefined && { column: name(part.column) }),
      ...(part.expression !== undefined && { expression: text(part.expression) }),
    })),
    ...(old.where !== undefined && { where: text(old.where) }),
  });
  const renamed: Table = {
    ...table,
    columns: table.columns.map((column) => ({
      ...column,
      name: name(column.name),
      ...(column.generated !== undefined && { generated: text(column.generated) }),
    })),
    ...(table.primaryKey && { primaryKey: { ...table.primaryKey, columns: names(table.primaryKey.columns) } }),
    uniques: table.uniques.map((unique) => ({ ...unique, columns: names(unique.columns) })),
    foreignKeys: table.foreignKeys.map((foreignKey) => ({ ...foreignKey, columns: names(foreignKey.columns) })),
    checks: table.checks.map((check) => ({ ...check, expression: text(check.expression) })),
    indexes: table.indexes.map(index),
    triggers: table.triggers.map((trigger) => ({ ...trigger, columns: names(trigger.columns) })),
  };
  const tables = new Map(
    [...catalog.tables].map(([other, current]): [string, Table] => {
      const base = other === key ? renamed : current;
      const foreignKeys = base.foreignKeys.map((foreignKey) =>
        foreignKey.table === key ? { ...foreignKey, references: names(foreignKey.references) } : foreignKey,
      );
      return [other, { ...base, foreignKeys }];
    }),
  );
  return { ...catalog, tables };
}

/** A default that is the label gets the new one: `'old'`, `'old'::type`. */
function withLabelInDefaults(
  table: Table,
  { key, label, to }: { readonly key: string; readonly label: string; readonly to: string },
): Table {
  const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;
  const renamed = (text = "") => {
    const rest = text.slice(literal(label).length);
    const isLabel = text.startsWith(literal(label)) && /^(?:\s|--[^\n]*|\/\*[\s\S]*?\*\/)*(?:::|$)/.test(rest);
    return isLabel ? literal(to) + rest : undefined;
  };
  const changes = ({ type, default: text }: Column) => type.name === key && renamed(text) !== undefined;
  if (!table.columns.some(changes)) return table;
  return {
    ...table,
    columns: table.columns.map((column) => {
      const text = changes(column) ? renamed(column.default) : undefined;
      return text === undefined ? column : { ...column, default: text };
    }),
  };
}

/** With a column go its indexes and the constraints that name it. */
function dropColumn(table: Table, name: string): Table {
  const free = ({ columns }: { readonly columns: readonly string[] }) => !columns.includes(name);
  const { primaryKey, ...rest } = table;
  return {
    ...rest,
    columns: table.columns.filter((column) => column.name !== name),
    ...(primaryKey && free(primaryKey) && { primaryKey }),
    uniques: table.uniques.filter(free),
    foreignKeys: table.foreignKeys.filter(free),
    checks: table.checks.filter(({ expression }) => !mentions(expression, name)),
    indexes: table.indexes.filter((index) => !indexMentions(index, name)),
  };
}

function indexMentions({ parts, where }: Index, name: string): boolean {
  return (
    parts.some(
      ({ column, expression }) => column === name || (expression !== undefined && mentions(expression, name)),
    ) ||
    (where !== undefined && mentions(where, name))
  );
}

function mentions(expression: string, column: string): boolean {
  return columnsMentioned(expression, [column]).length > 0;
}

function constraintNames({ primaryKey, uniques, foreignKeys, checks }: Table): string[] {
  return [...(primaryKey ? [primaryKey] : []), ...uniques, ...foreignKeys, ...checks].map(({ name }) => name);
}

function dropConstraint(table: Table, name: string, ifExists: boolean): Table {
  if (!constraintNames(table).includes(name)) {
    if (ifExists) return table;
    throw new CatalogError("missing", "constraint", name);
  }
  const others = <Item extends { readonly name: string }>(items: readonly Item[]) =>
    items.filter((item) => item.name !== name);
  const { primaryKey, ...rest } = table;
  return {
    ...rest,
    ...(primaryKey && primaryKey.name !== name && { primaryKey }),
    uniques: others(table.uniques),
    foreignKeys: others(table.foreignKeys),
    checks: others(table.checks),
  };
}

function renameConstraint(table: Table, name: string, to: string): Table {
  if (!constraintNames(table).includes(name)) throw new CatalogError("missing", "constraint", name);
  const renamed = <Item extends CheckConstraint | { readonly name: string }>(item: Item): Item =>
    item.name === name ? { ...item, name: to } : item;
  return {
    ...table,
    ...(table.primaryKey && { primaryKey: renamed(table.primaryKey) }),
    uniques: table.uniques.map(renamed),
    foreignKeys: table.foreignKeys.map(renamed),
    checks: table.checks.map(renamed),
  };
}

function renameType(catalog: Catalog, key: string, to: string): Catalog {
  const enumType = catalog.enums.get(key);
  const domain = catalog.domains.get(key);
  if (!enumType && !domain) throw new CatalogError("missing", "type", key);
  if (catalog.enums.has(to) || catalog.domains.has(to)) throw new CatalogError("exists", "type", to);
  const type = (old: PostgresType): PostgresType => (old.name === key ? { ...old, name: to } : old);
  const text = (expression: string) => renameInExpression(expression, key, to, "type");
  const tables = new Map(
    [...catalog.tables].map(([name, table]): [string, Table] => {
      if (!table.columns.some((column) => column.type.name === key)) return [name, table];
      const columns = table.columns.map((column) => ({
        ...column,
        type: type(column.type),
        ...(column.default !== undefined && { default: text(column.default) }),
      }));
      const checks = table.checks.map((check) => ({ ...check, expression: text(check.expression) }));
      return [name, { ...table, columns, checks }];
    }),
  );
  return {
    ...catalog,
    tables,
    enums: enumType ? mapWith(mapWithout(catalog.enums, key), to, { ...enumType, key: to }) : catalog.enums,
    domains: domain ? mapWith(mapWithout(catalog.domains, key), to, { ...domain, key: to }) : catalog.domains,
  };
}
