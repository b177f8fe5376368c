import { asksForLastChange } from "../../src/sql/row-ids.js";
import type { EditCollector } from "../../src/typescript/edit-collector.js";
import type { SqlSources } from "./sql-source.js";
import type { FileUses, LibraryCall } from "./uses.js";

/**
 * Finds SQL that asks what its connection changed last, in a call of its own: between two calls D1 may run those of other
 * requests.
 *
 * @param isExempt for calls that go, or that are part of a batch
 */
export function findLastChange(
  files: readonly FileUses[],
  sources: SqlSources,
  isExempt: (use: LibraryCall) => boolean,
  collector: EditCollector,
): void {
  for (const use of files.flatMap((file) => file.calls)) {
    const { call, member } = use;
    const runs = member.entity === "statement" || (member.entity === "database" && /^(?:run|exec)$/.test(member.name));
    const sql = runs && !isExempt(use) ? sources.of(use)?.text : undefined;
    const asked = sql === undefined ? undefined : asksForLastChange(sql);
    if (asked === undefined) continue;
    const message = `\`${asked}\` tells of the last change before it, which may be that of another request on D1.`;
    collector.find(call, "d1-async/last-change", message);
  }
}
