/** What can be odd about the files of a series. `review`: look at it, the result may be wrong. `note`: it is as it should be. */
export const seriesReasons = {
  "down-file": { level: "note", short: "undoes a migration; D1 has no down migrations" },
  "undo-file": { level: "note", short: "undoes a migration; D1 has no down migrations" },
  "seed-file": { level: "note", short: "holds data to begin with and is no migration" },
  "query-file": { level: "note", short: "holds queries of the application and is no migration" },
  "other-dialect-file": { level: "note", short: "is written for another database" },
  "repeatable-file": { level: "review", short: "runs again whenever it changes; D1 applies a file once" },
  "not-in-journal": { level: "review", short: "is not in the tool's list, so that the tool never applies it" },
  "journal-unreadable": { level: "review", short: "the tool's list of migrations cannot be read" },
  "journal-missing-file": { level: "review", short: "is in the tool's list, but there is no such file" },
  "not-open": { level: "review", short: "belongs to the series, but is not among the files of this run" },
  "number-twice": { level: "review", short: "has the number of another file; names decide which comes first" },
  "number-missing": { level: "review", short: "has no number among files with numbers; it comes last" },
  "no-numbers": { level: "review", short: "nothing tells the order of these files but their names" },
  "number-gap": { level: "note", short: "does not follow the number before" },
  unreadable: { level: "review", short: "cannot be read as UTF-8 text" },
} as const satisfies Record<string, { readonly level: "note" | "review"; readonly short: string }>;

export type SeriesReason = keyof typeof seriesReasons;

export interface SeriesProblem {
  /** The file (or the list of files) that it is about. */
  readonly path: string;
  readonly reason: SeriesReason;
  /** One sentence for the reader. */
  readonly text: string;
}

/** The sentence is the path's name with the reason, and what else there is to say. */
export function problemAt(path: string, reason: SeriesReason, more = ""): SeriesProblem {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return { path, reason, text: `${name} ${seriesReasons[reason].short}${more === "" ? "" : `: ${more}`}.` };
}
