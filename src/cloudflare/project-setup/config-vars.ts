import type { SourceTree } from "../../engine/source-tree.js";
import { isRecord } from "../../record.js";
import { namesInUse } from "../binding-config.js";
import { changeConfig, type ConfigChange } from "../config-format.js";
import { editsBetween } from "../edits-between.js";
import { type PlannedConfig, splitByteOrderMark } from "../planned-config.js";
import { formatOf } from "../wrangler-config.js";
import type { WorkerConfig } from "./worker-config.js";

/** Values that stand for others: of a machine of one's own, of nobody, or to be filled in. */
const placeholder =
  /^$|localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\]|example|your[-_ ]|xxx|change[-_ ]?me|replace|todo|placeholder|<[^>]*>|\.\.\.|…/i;

/** wrangler gives it a value by itself, and a sample file that of a developer's machine. */
const ofTools: ReadonlySet<string> = new Set(["NODE_ENV", "PORT", "HOST"]);

/**
 * Puts variables into `vars` of a wrangler config whose values a sample file tells: they are what a deployed Worker reads
 * (developers.cloudflare.com/workers/configuration/environment-variables/). `.dev.vars` goes before them locally.
 *
 * @param names of variables that are no secrets
 * @param samples values by name
 * @returns the names that the config has no value for then
 */
export function planConfigVars(
  tree: SourceTree,
  { path }: WorkerConfig,
  names: readonly string[],
  samples: ReadonlyMap<string, string>,
  planned: PlannedConfig,
): readonly string[] {
  const written = tree.read(path) ?? "";
  const { mark, content } = splitByteOrderMark(written);
  const format = formatOf(path);
  const config = format?.parse(content);
  if (!format || !config || (config.vars !== undefined && !isRecord(config.vars))) return names;
  const inUse = namesInUse(config);
  const open = names.filter((name) => !inUse.has(name));
  const changes = open.flatMap((name): ConfigChange[] => {
    const value = samples.get(name);
    if (value === undefined || placeholder.test(value) || ofTools.has(name)) return [];
    return [{ kind: "member", within: "vars", key: name, value }];
  });
  const text = changes.length === 0 ? undefined : changeConfig(format, content, changes);
  if (text === undefined) return open;
  const edits = editsBetween(path, "cloudflare/vars", written, mark + text);
  planned.edits.push(...edits.map((edit) => ({ ...edit, confidence: "review" as const })));
  return open.filter((name) => !changes.some(({ key }) => key === name));
}
