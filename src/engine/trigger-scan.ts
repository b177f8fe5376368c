import type { Workspace } from "./workspace.js";

/**
 * Finds the files that contain a trigger, in their bytes as they lie on the disk; nothing is decoded or parsed.
 *
 * @param files paths of the workspace
 * @returns for each trigger the files that contain it, in their order
 */
export function scanForTriggers(
  workspace: Workspace,
  files: readonly string[],
  triggers: readonly string[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const needles = [...new Set(triggers)].map((trigger) => ({
    bytes: Buffer.from(trigger),
    found: new Set<string>(),
    trigger,
  }));
  if (needles.length === 0) return new Map();
  for (const path of files) {
    const bytes = workspace.readBytes(path);
    if (!bytes) continue;
    const unknowable = isUtf16(bytes);
    for (const { bytes: needle, found } of needles) if (unknowable || bytes.includes(needle)) found.add(path);
  }
  return new Map(needles.map(({ trigger, found }) => [trigger, found]));
}

/** A file whose bytes cannot be searched for a trigger counts as one that has it, so that the run names the file. */
function isUtf16(bytes: Buffer): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}
