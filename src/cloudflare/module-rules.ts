import type { ModuleRule } from "../engine/plan.js";
import type { JsonValue } from "./json-text.js";
import { isRecord } from "../record.js";

/**
 * The entries of `rules` that a wrangler config lacks, one for each type. `fallthrough` keeps wrangler's own rules.
 * https://developers.cloudflare.com/workers/wrangler/bundling/
 *
 * @param standing the value of `rules` in the config, if there is one
 */
export function missingRules(
  wanted: readonly ModuleRule[],
  standing?: unknown,
): readonly Readonly<Record<string, JsonValue>>[] {
  const known = new Set<unknown>(
    (Array.isArray(standing) ? standing : []).flatMap((rule: unknown) =>
      isRecord(rule) && Array.isArray(rule.globs) ? (rule.globs as unknown[]) : [],
    ),
  );
  return (["Text", "Data"] as const).flatMap((type) => {
    const globs = new Set(wanted.filter((rule) => rule.type === type && !known.has(rule.glob)).map(({ glob }) => glob));
    return globs.size === 0 ? [] : [{ type, globs: [...globs].sort(), fallthrough: true }];
  });
}
