import { type Dirent, lstatSync, readdirSync, type Stats, statSync } from "node:fs";
import { isAbsolute, join } from "node:path";
import { directoryOf } from "./tree-paths.js";

export type PathKind = "file" | "folder" | "none";

/**
 * What lies at paths below a root, as it was when first asked. Most of what is asked for is not there, and many names are
 * asked for in each folder, so folders are listed rather than each path looked at.
 */
export interface PathKinds {
  /** Links count as what they lead to. */
  readonly kindOf: (path: string) => PathKind;
  /** Whether a file lies there itself, and no link to one. */
  readonly isFileItself: (path: string) => boolean;
}

interface Listing {
  readonly entries: ReadonlyMap<string, Dirent>;
  /** The names in a form that is one for all those that some file system takes for the same. */
  readonly comparable: ReadonlySet<string>;
}

const empty: Listing = { entries: new Map(), comparable: new Set() };

/** @param root absolute; paths are relative to it, with forward slashes, or absolute */
export function pathKinds(root: string): PathKinds {
  const absolute = (path: string) => (isAbsolute(path) ? path : join(root, path));
  const listings = new Map<string, Listing | "unknown">();
  const looked = new Map<string, PathKind>();

  function listingOf(folder: string): Listing | "unknown" {
    let listing = listings.get(folder);
    if (listing === undefined) {
      if (!isPlain(folder)) listing = "unknown";
      else listing = kindOf(folder) === "folder" ? listFolder(absolute(folder)) : empty;
      listings.set(folder, listing);
    }
    return listing;
  }

  /** What the folder says; `undefined` where the path has to be looked at. */
  function entryOf(path: string): Dirent | "none" | undefined {
    if (isAbsolute(path)) return undefined;
    const folder = directoryOf(path);
    const name = folder === "" ? path : path.slice(folder.length + 1);
    if (name === "" || name === "." || name === "..") return undefined;
    const listing = listingOf(folder);
    if (listing === "unknown") return undefined;
    const entry = listing.entries.get(name);
    return entry ?? (listing.comparable.has(comparableName(name)) ? undefined : "none");
  }

  function kindOf(path: string): PathKind {
    const entry = entryOf(path);
    if (entry === "none") return entry;
    if (entry?.isFile()) return "file";
    if (entry?.isDirectory()) return "folder";
    let kind = looked.get(path);
    if (!kind) {
      const stats = statsOf(absolute(path));
      kind = stats?.isFile() ? "file" : stats?.isDirectory() ? "folder" : "none";
      looked.set(path, kind);
    }
    return kind;
  }

  return {
    kindOf,
    isFileItself: (path) => {
      const entry = entryOf(path) ?? lstatSync(absolute(path), { throwIfNoEntry: false });
      return entry !== undefined && entry !== "none" && entry.isFile();
    },
  };
}

/** `undefined` where nothing is, and where a folder on the way may not be entered. */
export function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/** Whether a path is written as the tree has it: without `.`, `..` and empty parts. */
function isPlain(folder: string): boolean {
  return folder === "" || folder.split("/").every((part) => part !== "" && part !== "." && part !== "..");
}

/** A folder that may be entered need not be one that can be listed. */
function listFolder(path: string): Listing | "unknown" {
  try {
    const entries = new Map(readdirSync(path, { withFileTypes: true }).map((entry) => [entry.name, entry]));
    return { entries, comparable: new Set([...entries.keys()].map(comparableName)) };
  } catch {
    return "unknown";
  }
}

function comparableName(name: string): string {
  return name.normalize("NFC").toLowerCase();
}
