import type { EditCollector } from "../../src/typescript/edit-collector.js";
import type { FileUses } from "./uses.js";

/** Names a file outside of the paths that uses a library. */
export function findOutside({ calls, constructions }: FileUses, collector: EditCollector): void {
  const uses = [...constructions.map(({ node }) => node), ...calls.map(({ call }) => call)].sort(
    (a, b) => a.pos - b.pos,
  );
  const first = uses[0];
  if (!first) return;
  const more = uses.length > 1 ? `, the first of ${String(uses.length)}` : "";
  collector.find(
    first,
    "d1-async/outside-paths",
    `The file is not among the paths of this run; it uses the library here${more}.`,
  );
}
