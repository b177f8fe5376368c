import type { Workspace } from "./workspace.js";

/** What was found in a list of files so far. A workspace's files count as they were first read, so nothing is searched twice. */
const remembered = new WeakMap<readonly string[], Map<string, ReadonlySet<string>>>();

/**
 * Finds the files that contain a trigger, in their bytes as they lie on the disk; nothing is decoded or parsed.
 *
 * @param files a list of the workspace; a trigger that was searched for in the very list before costs nothing
 * @returns for each trigger the files that contain it, in their order
 */
export function scanForTriggers(
  workspace: Workspace,
  files: readonly string[],
  triggers: readonly string[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const known = knownIn(files);
  const search = triggerSearch(triggers.filter((trigger) => !known.has(trigger)));
  if (search.triggers.length > 0) {
    for (const path of files) {
      const bytes = workspace.readBytes(path);
      if (bytes) search.look(path, bytes.toString("latin1"));
    }
    search.remember(files);
  }
  return new Map(triggers.map((trigger) => [trigger, known.get(trigger) ?? new Set()]));
}

/** A search for triggers by somebody who reads the files anyway. */
export interface TriggerSearch {
  readonly triggers: readonly string[];
  /**
   * @param text the file's bytes, each as one character
   * @returns the triggers in it
   */
  look(path: string, text: string): ReadonlySet<string>;
  /** Says that all files of a list were looked at. */
  remember(files: readonly string[]): void;
}

/**
 * Searches for many triggers in one go over each text: some sixty searches of a large file, one for each, take longer than
 * to read it.
 */
export function triggerSearch(words: readonly string[]): TriggerSearch {
  // The longest first, so that of two that begin alike the longer one is found; what it contains is found with it.
  const triggers = [...new Set(words)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const implied = new Map(
    triggers.map((word) => [bytesAsText(word), triggers.filter((other) => word.includes(other))]),
  );
  const pattern = new RegExp([...implied.keys()].map(escaped).join("|"), "g");
  const found = new Map(triggers.map((trigger) => [trigger, new Set<string>()] as const));

  return {
    triggers,
    look(path, text) {
      const here = new Set<string>();
      if (triggers.length === 0) return here;
      if (isUtf16(text)) for (const trigger of triggers) here.add(trigger);
      pattern.lastIndex = 0;
      for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
        for (const trigger of implied.get(match[0]) ?? []) here.add(trigger);
        if (here.size === triggers.length) break;
        // One may begin in the middle of another.
        pattern.lastIndex = match.index + 1;
      }
      for (const trigger of here) found.get(trigger)?.add(path);
      return here;
    },
    remember(files) {
      const known = knownIn(files);
      for (const [trigger, paths] of found) known.set(trigger, paths);
    },
  };
}

function knownIn(files: readonly string[]): Map<string, ReadonlySet<string>> {
  const known = remembered.get(files) ?? new Map<string, ReadonlySet<string>>();
  remembered.set(files, known);
  return known;
}

/** A word as it stands in a text that has one character for each byte. */
function bytesAsText(word: string): string {
  return Buffer.from(word).toString("latin1");
}

function escaped(word: string): string {
  return word.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

/** A file whose bytes cannot be searched for a trigger counts as one that has all, so that the run names the file. */
function isUtf16(text: string): boolean {
  return text.startsWith("\u00ff\u00fe") || text.startsWith("\u00fe\u00ff");
}
