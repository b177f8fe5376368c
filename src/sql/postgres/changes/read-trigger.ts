import type { Node } from "../../parse.js";
import type { NodeOf } from "../../syntax-tree.js";
import type { Trigger } from "../catalog.js";
import type { Meaning } from "./meaning.js";
import { keyOf, nameOfIdentifier } from "./names.js";
import { bareText, words } from "./read-columns.js";

/** CREATE TRIGGER. Whether D1 can have it is decided when its function is known. */
export function readTrigger(node: NodeOf<"create_trigger_stmt">, source: string): Meaning {
  const table = keyOf(node.target.table);
  const name = keyOf(node.name);
  if (node.body.type !== "execute_clause") return { kind: "left", reason: "function", text: `the trigger \`${name}\`` };
  const events = eventsOf(node.event);
  const when = node.clauses.find((clause) => clause.type === "when_clause");
  const trigger: Trigger = {
    name,
    timing: words(node.timeKw) as Trigger["timing"],
    events: events.map((event) => event.eventKw.name),
    columns: events.flatMap((event) => event.columns?.items.map(nameOfIdentifier) ?? []),
    forEachRow: node.clauses.some((clause) => clause.type === "for_each_clause" && clause.itemKw.name === "ROW"),
    ...(when && { when: bareText(when.expr, source) }),
    function: keyOf(node.body.name),
  };
  const change = { kind: "create-trigger", table, trigger, replace: node.orReplaceKw !== undefined } as const;
  return { kind: "changes", changes: [change], cautions: [] };
}

function eventsOf(node: Node): NodeOf<"trigger_event">[] {
  if (node.type === "trigger_event") return [node];
  return node.type === "binary_expr" ? [...eventsOf(node.left), ...eventsOf(node.right)] : [];
}
