import type { DependencyChange } from "../../../src/engine/plan.js";
import type { DenoContext, NeededPackage } from "../deno-context.js";

/**
 * The dependencies of the Worker, each package in one version. Where the program had several, the highest counts, and
 * the other places are named.
 */
export function dependencyChanges(context: DenoContext): DependencyChange[] {
  const byName = new Map<string, NeededPackage[]>();
  for (const needed of context.packages) byName.set(needed.name, [...(byName.get(needed.name) ?? []), needed]);
  return [...byName.values()].flatMap((all): DependencyChange[] => {
    const [first] = all;
    if (!first) return [];
    const ranges = [...new Set(all.map(({ range }) => range))].sort(compareRanges);
    const highest = ranges.at(-1) ?? first.range;
    for (const { name, range, node } of all) {
      if (range === highest || range === "latest" || !node || majorOf(range) === majorOf(highest)) continue;
      context.find(node, "deno-workers/version-conflict", `\`${name}\` was ${range} here, and is ${highest} now.`);
    }
    return [...new Set(all.map(({ usedBy }) => usedBy))].map((usedBy) => ({
      kind: "add",
      name: first.name,
      range: highest,
      dev: all.every(({ dev }) => dev),
      usedBy,
    }));
  });
}

/** What is compared of a range: up to three numbers. `latest` comes first, since it says nothing. */
function numbersOf(range: string): readonly number[] {
  const version = /(\d+)(?:\.(\d+))?(?:\.(\d+))?[^@]*$/.exec(range);
  return version ? version.slice(1, 4).map((part) => Number((part as string | undefined) ?? 0)) : [-1];
}

function majorOf(range: string): number {
  const [major = -1, minor = 0] = numbersOf(range);
  return major === 0 ? minor / 1000 : major;
}

function compareRanges(a: string, b: string): number {
  const [left, right] = [numbersOf(a), numbersOf(b)];
  for (let index = 0; index < 3; index++) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return a < b ? -1 : 1;
}
