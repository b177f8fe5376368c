import { wordSearch } from "./word-search.js";
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
      const text = workspace.readBytes(path);
      if (text !== undefined) search.look(path, text);
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

/** Searches for many triggers in one go over each text. */
export function triggerSearch(words: readonly string[]): TriggerSearch {
  const triggers = [...new Set(words)];
  const byBytes = new Map(triggers.map((trigger) => [bytesAsText(trigger), trigger]));
  const search = wordSearch([...byBytes.keys()]);
  const found = new Map(triggers.map((trigger) => [trigger, new Set<string>()] as const));

  return {
    triggers,
    look(path, text) {
      const here = isUtf16(text) ? new Set(triggers) : new Set<string>();
      for (const word of search(text)) here.add(byBytes.get(word) ?? word);
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

/** A file whose bytes cannot be searched for a trigger counts as one that has all, so that the run names the file. */
function isUtf16(text: string): boolean {
  return text.startsWith("\u00ff\u00fe") || text.startsWith("\u00fe\u00ff");
}
