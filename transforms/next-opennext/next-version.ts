import { openNextPackage, openNextPeers } from "../../src/cloudflare/open-next.js";
import { declaredRange } from "../../src/cloudflare/package-json.js";
import { foldersUpward, joinPath } from "../../src/engine/tree-paths.js";
import { type AppContext, findText } from "./app-context.js";

type Version = readonly [major: number, minor: number, patch: number];

/** Finds a version of Next.js, or of the adapter, that is too old. */
export function findVersions(context: AppContext, usesNodeMiddleware: boolean): void {
  const { app, tree } = context;
  const path = joinPath(app.folder, "package.json");
  const next = knownVersion(context, "next");
  if (next && !isSupported(next.version)) {
    const message = `next ${next.text} is none of the versions that OpenNext runs.`;
    findText(context, path, '"next"', "next-opennext/next-version", message);
  }
  const adapter = declaredRange(tree, app.folder, openNextPackage.name);
  const version = adapter === undefined ? undefined : parseVersion(adapter);
  const isFixed = /^[~=\d]/.test(adapter ?? "");
  if (usesNodeMiddleware && version && isFixed && isBefore(version, [1, 20, 13])) {
    const message = `${openNextPackage.name} ${adapter ?? ""} refuses the Node.js middleware of this app.`;
    findText(context, path, `"${openNextPackage.name}"`, "next-opennext/adapter-version", message);
  }
}

function isSupported(version: Version): boolean {
  const [major] = version;
  if (major !== 15 && major !== 16) return major > 16;
  const first = parseVersion(openNextPeers.next[major]);
  return first !== undefined && !isBefore(version, first);
}

/** The installed version, else the locked one, else what the range says: its newest, as far as the range tells. */
function knownVersion({ app, tree }: AppContext, name: string): { version: Version; text: string } | undefined {
  const escaped = name.replace(/[/.]/g, "\\$&");
  const locked = [
    ["node_modules/" + name + "/package.json", /"version":\s*"([^"]+)"/],
    ["package-lock.json", new RegExp(`"node_modules/${escaped}":\\s*\\{\\s*"version":\\s*"([^"]+)"`)],
    ["pnpm-lock.yaml", new RegExp(`\\n {2}'?/?${escaped}@(\\d[^(:'\\s]*)`)],
    ["yarn.lock", new RegExp(`\\n"?${escaped}@[^\\n]*:\\n {2}version:? "?([^"\\n]+)`)],
    ["bun.lock", new RegExp(`"${escaped}": \\["${escaped}@([^"]+)"`)],
  ] as const;
  for (const folder of foldersUpward(app.folder)) {
    for (const [file, pattern] of locked) {
      const text = pattern.exec(tree.read(joinPath(folder, file)) ?? "")?.[1];
      const version = text === undefined ? undefined : parseVersion(text);
      if (text !== undefined && version) return { version, text };
    }
  }
  const range = declaredRange(tree, app.folder, name);
  const version = range === undefined ? undefined : parseVersion(range);
  if (range === undefined || !version) return undefined;
  // `^15.1.0` installs the newest 15; without a lock file nobody has another one.
  const isOpen = /^(?:\^|>=|\d+(?:\.x)?$)/.test(range);
  return { version: isOpen ? [version[0], Infinity, Infinity] : version, text: range };
}

/** @returns `undefined` for a tag, a URL, or a range of the workspace */
function parseVersion(text: string): Version | undefined {
  const [, major, minor = "0", patch = "0"] = /^[~^=>v\s]*(\d+)(?:\.(\d+|x))?(?:\.(\d+|x))?/.exec(text) ?? [];
  if (major === undefined) return undefined;
  return [Number(major), Number(minor) || 0, Number(patch) || 0];
}

function isBefore(a: Version, b: Version): boolean {
  const index = a.findIndex((part, place) => part !== b[place]);
  return index !== -1 && (a[index] ?? 0) < (b[index] ?? 0);
}
