import type { CodeName } from "../engine/plan.js";
import type { ConfigChange, ConfigValue } from "./config-format.js";
import { isOpenNextMain, openNextAssets, openNextFlag, openNextMain, selfReference } from "./open-next.js";
import { isRecord } from "../record.js";

/**
 * What a wrangler config lacks for the Worker that OpenNext builds. One that names another entry belongs to another
 * Worker, and is only reported.
 *
 * @param fallbackName of the Worker, where the config has none
 * @param isCustom whether `main` is a module of the app around the built Worker
 */
export function openNextChanges(
  config: ConfigValue,
  fallbackName: string,
  isCustom: boolean,
  report: (code: CodeName, at: readonly string[], message: string) => void,
): ConfigChange[] {
  const { main, assets, services, compatibility_flags: flags, name, pages_build_output_dir: pagesOutput } = config;
  if (main !== undefined && !isOpenNextMain(main) && !isCustom) {
    const message = `\`main\` is ${JSON.stringify(main)}; the Worker of the Next.js app is ${openNextMain}.`;
    report("cloudflare/other-worker", ["main"], message);
    return [];
  }
  const changes: ConfigChange[] = [];
  if (pagesOutput !== undefined) changes.push({ kind: "delete", key: "pages_build_output_dir" });
  if (main === undefined) changes.push({ kind: "set", key: "main", value: openNextMain });
  if (assets === undefined) changes.push({ kind: "set", key: "assets", value: openNextAssets });
  else if (!isRecord(assets) || typeof assets.directory !== "string" || !assets.directory.includes(".open-next/")) {
    report("cloudflare/other-worker", ["assets"], `\`assets\` does not name ${openNextAssets.directory}.`);
  }
  if (!Array.isArray(flags) || !flags.includes(openNextFlag)) {
    changes.push({ kind: "append", key: "compatibility_flags", value: openNextFlag });
  }
  const known: readonly unknown[] = Array.isArray(services) ? services : [];
  if (!known.some((service) => isRecord(service) && service.binding === selfReference)) {
    if (typeof name !== "string") changes.push({ kind: "set", key: "name", value: fallbackName });
    const service = typeof name === "string" ? name : fallbackName;
    changes.push({ kind: "append", key: "services", value: { binding: selfReference, service } });
  }
  return changes;
}
