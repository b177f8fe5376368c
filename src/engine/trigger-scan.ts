import type { Workspace } from "./workspace.js";

/**
 * Finds the files that contain a trigger, in their bytes as they lie on the disk; nothing is decoded or parsed.
 *
 * @returns for each trigger the files that contain it, in the order of `sourceFiles`
 */
export function scanForTriggers(
  workspace: Workspace,
  triggers: readonly string[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const needles = [...new Set(triggers)].map((trigger) => ({
    bytes: Buffer.from(trigger),
    found: new Set<string>(),
    trigger,
  }));
  for (const path of workspace.sourceFiles) {
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
