import type { SourceTree } from "../engine/source-tree.js";
import { directoryOf, foldersUpward, joinPath } from "../engine/tree-paths.js";

/*
 * `nodejs_compat` is on by default from 2026-08-04, and naming it together with that date or a later one keeps workerd
 * from starting (workerd, compatibility-date.capnp). An earlier date with the flag runs on old and new wrangler alike.
 */
const nodeCompatDefaultSince = "2026-08-04";
const nodeCompatVersion2Since = "2024-09-23";
const preferredDate = "2026-04-20";
export const nodeCompatFlag = "nodejs_compat";

/** What is wrong or missing in a config's compatibility settings. */
export interface CompatibilityChange {
  /** `yyyy-mm-dd` to set where the config has none. */
  readonly addDate?: string;
  readonly flag: "keep" | "add" | "remove";
  /** The date in force gives only the first version of the Node.js layer. */
  readonly tooOld: boolean;
}

/** `yyyy-mm-dd`: the date for a new config, not after what the installed runtime knows. */
export function newCompatibilityDate(installedRuntime: string | undefined): string {
  return installedRuntime !== undefined && installedRuntime < preferredDate ? installedRuntime : preferredDate;
}

/** @param date `yyyy-mm-dd`, as the config has it */
export function reconcileCompatibility(
  date: string | undefined,
  flags: readonly string[],
  installedRuntime: string | undefined,
): CompatibilityChange {
  const inForce = date ?? newCompatibilityDate(installedRuntime);
  const isDefault = inForce >= nodeCompatDefaultSince;
  const named = flags.includes(nodeCompatFlag);
  const decided = named || flags.includes("nodejs_compat_v2") || flags.includes("no_nodejs_compat");
  return {
    ...(date === undefined && { addDate: inForce }),
    flag: named && isDefault ? "remove" : !decided && !isDefault ? "add" : "keep",
    tooOld: inForce < nodeCompatVersion2Since && !flags.includes("nodejs_compat_v2"),
  };
}

/** `yyyy-mm-dd` of the workerd installed for a folder (its version is `1.yyyymmdd.n`), if one is. */
export function installedRuntimeDate(tree: SourceTree, folder: string): string | undefined {
  for (const candidate of foldersUpward(folder)) {
    // Where packages are not hoisted, workerd lies next to the real wrangler.
    const besideWrangler = directoryOf(tree.realPath(joinPath(candidate, "node_modules/wrangler")));
    for (const modules of [joinPath(candidate, "node_modules"), besideWrangler]) {
      const version = /"version":\s*"1\.(\d{4})(\d\d)(\d\d)\./.exec(tree.read(`${modules}/workerd/package.json`) ?? "");
      if (version) return version.slice(1).join("-");
    }
  }
  return undefined;
}
