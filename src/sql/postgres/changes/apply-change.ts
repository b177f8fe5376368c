import type { Catalog, Index } from "../catalog.js";
import { addColumn, addConstraint, namedIndex, tableFromDraft } from "./apply-draft.js";
import { dropColumn, dropConstraint, dropTable } from "./apply-drop.js";
import { renameColumn, renameConstraint, renameEnumValue, renameTable, renameType } from "./apply-rename.js";
import {
  absent,
  changeColumn,
  changeTable,
  constraintNames,
  hasColumn,
  indexOwner,
  mapWith,
  mapWithout,
  tableOf,
  validateConstraint,
  withTable,
} from "./catalog-update.js";
import { changeDomain } from "./change-domain.js";
import type { Change } from "./change.js";
import { CatalogError } from "./catalog-error.js";
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
      if (hasColumn(tableOf(catalog, change.table), change.column)) {
        return dropColumn(catalog, change.table, change.column);
      }
      return absent(catalog, change.ifExists, "column", `${change.table}.${change.column}`);
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
    case "validate-constraint":
      return changeTable(catalog, change.table, (table) => validateConstraint(table, change.name));
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
      if (!holder) return absent(catalog, change.ifExists, "index", change.name);
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
    case "rename-enum-value":
      return renameEnumValue(catalog, change);
    case "create-domain":
      if (catalog.domains.has(change.domain.key)) throw new CatalogError("exists", "type", change.domain.key);
      return { ...catalog, domains: mapWith(catalog.domains, change.domain.key, change.domain) };
    case "change-domain": {
      const domain = catalog.domains.get(change.key);
      if (!domain) throw new CatalogError("missing", "type", change.key);
      return { ...catalog, domains: mapWith(catalog.domains, change.key, changeDomain(domain, change.change)) };
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
