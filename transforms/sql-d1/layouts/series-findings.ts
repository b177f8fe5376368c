import type { Finding } from "../../../src/engine/plan.js";
import type { SourceTree } from "../../../src/engine/source-tree.js";
import { codeOf } from "../codes.js";
import type { Series } from "./series.js";
import { type SeriesProblem, type SeriesReason, seriesReasons } from "./series-problem.js";

/** Files that are rightly left out, often one beside each migration: said once a series. */
const counted: readonly SeriesReason[] = ["down-file", "undo-file", "seed-file", "query-file"];

/** What is odd about the files of a series, as findings. */
export function seriesFindings({ problems }: Pick<Series, "problems">, tree: SourceTree): Finding[] {
  const readable = problems.filter(({ path }) => tree.read(path) !== undefined);
  const single = readable.filter(({ reason }) => !counted.includes(reason)).map(findingOf);
  return [
    ...single,
    ...counted.flatMap((reason) => countedFinding(readable.filter((found) => found.reason === reason))),
  ];
}

function countedFinding(problems: readonly SeriesProblem[]): Finding[] {
  const [first] = problems;
  if (!first) return [];
  const text = `${problems.length} files, such as ${first.path}: each ${seriesReasons[first.reason].short}.`;
  return [findingOf(problems.length === 1 ? first : { ...first, text })];
}

function findingOf({ path, reason, text }: SeriesProblem): Finding {
  return { code: codeOf(reason), path, start: 0, end: 0, message: text };
}
