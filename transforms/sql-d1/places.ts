import { type Change, changedTable } from "../../src/sql/postgres/changes/change.js";
import type { ReplayState } from "./replay-state.js";

/** Remembers which statement made an object what it is: what is found wrong with it later is told there. */
export function notePlace(state: ReplayState, change: Change): void {
  const { place } = state;
  const table = changedTable(change);
  if (table !== undefined && !state.places.has(table)) state.places.set(table, place);
  switch (change.kind) {
    case "create-table":
      state.places.set(change.key, place);
      break;
    case "rename-table":
      state.places.set(change.to, place);
      break;
    case "add-column":
      state.places.set(`${change.table}.${change.column.name}`, place);
      break;
    case "set-type":
    case "set-default":
    case "set-counts":
      state.places.set(`${change.table}.${change.column}`, place);
      break;
    case "add-constraint":
      state.places.set(`${change.table}#${change.constraint.name}`, place);
      break;
    case "create-index":
      state.places.set(`${change.table}#${change.index.name}`, place);
      break;
    case "create-trigger":
      state.places.set(`${change.table}#${change.trigger.name}`, place);
      break;
    case "create-view":
      state.places.set(change.view.key, place);
      break;
    case "create-sequence":
      state.places.set(`sequence ${change.sequence.key}`, place);
      break;
    default:
  }
}
