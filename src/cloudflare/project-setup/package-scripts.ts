import { getNodeValue } from "jsonc-parser";
import type { SourceTree } from "../../engine/source-tree.js";
import { joinPath } from "../../engine/tree-paths.js";
import { editsBetween } from "../edits-between.js";
import { insertMember, parseJsonObject } from "../json-text.js";
import { type PlannedConfig, splitByteOrderMark } from "../planned-config.js";
import type { WorkerConfig } from "./worker-config.js";
import { isRecord } from "../../record.js";

/** A script of package.json: the name that it gets where that is free, and its command. */
interface Script {
  readonly name: string;
  readonly command: string;
  /** Which commands of a script that is there do the same. */
  readonly sameAs: RegExp;
}

/** Adds the scripts that start, deploy and type a Worker. A script that is there stays as it is. */
export function planPackageScripts(tree: SourceTree, worker: WorkerConfig, planned: PlannedConfig): void {
  const path = joinPath(worker.folder, "package.json");
  const { mark, content } = splitByteOrderMark(tree.read(path) ?? "");
  const root = parseJsonObject(content);
  const manifest: unknown = root && getNodeValue(root);
  if (!isRecord(manifest)) return;
  const scripts = isRecord(manifest.scripts) ? manifest.scripts : {};
  const commands = Object.values(scripts).filter((command) => typeof command === "string");
  const names = new Set(Object.keys(scripts));
  let text = content;
  for (const { name, command, sameAs } of scriptsOf(worker)) {
    if (commands.some((known) => sameAs.test(known))) continue;
    // A taken name keeps its meaning; the new script stands beside it.
    const free = [name, `${name}:workers`].find((candidate) => !names.has(candidate));
    if (free === undefined) continue;
    names.add(free);
    text = parseScripts(text)
      ? insertMember(text, ["scripts"], free, command)
      : insertMember(text, [], "scripts", { [free]: command }, firstBlock(manifest));
  }
  if (text !== content)
    planned.edits.push(...editsBetween(path, "cloudflare/package-scripts", mark + content, mark + text));
}

function parseScripts(text: string): boolean {
  const root = parseJsonObject(text);
  const value: unknown = root && getNodeValue(root);
  return isRecord(value) && isRecord(value.scripts);
}

function scriptsOf({ isOpenNext, databases }: WorkerConfig): Script[] {
  const [database] = databases;
  const migrate: Script[] = database
    ? [
        {
          name: "db:migrate",
          command: `wrangler d1 migrations apply ${database.binding} --local`,
          sameAs: /\bwrangler d1 migrations apply\b/,
        },
      ]
    : [];
  if (isOpenNext) {
    // As in OpenNext's own template.
    const build = "opennextjs-cloudflare build";
    return [
      {
        name: "preview",
        command: `${build} && opennextjs-cloudflare preview`,
        sameAs: /\bopennextjs-cloudflare preview\b/,
      },
      {
        name: "deploy",
        command: `${build} && opennextjs-cloudflare deploy`,
        sameAs: /\bopennextjs-cloudflare deploy\b/,
      },
      {
        name: "cf-typegen",
        command: "wrangler types --env-interface CloudflareEnv cloudflare-env.d.ts",
        sameAs: /\bwrangler types\b/,
      },
      ...migrate,
    ];
  }
  return [
    { name: "dev", command: "wrangler dev", sameAs: /\bwrangler dev\b/ },
    { name: "deploy", command: "wrangler deploy", sameAs: /\bwrangler deploy\b/ },
    { name: "types", command: "wrangler types", sameAs: /\bwrangler types\b/ },
    ...migrate,
  ];
}

/** Scripts stand before the dependencies. */
function firstBlock(manifest: Readonly<Record<string, unknown>>): string | undefined {
  return Object.keys(manifest).find((key) => /[dD]ependencies$/.test(key));
}
