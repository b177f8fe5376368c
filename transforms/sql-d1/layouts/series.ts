import type { SeriesProblem } from "./series-problem.js";

/** Migration files that are applied one after the other to one database. */
export interface Series {
  /** What wrote or reads these files, e.g. `drizzle`. */
  readonly layout: LayoutName;
  /** The folder of the series; of a dump, the file. */
  readonly root: string;
  /** In the order of application. */
  readonly files: readonly SeriesFile[];
  /** `other`: not to be translated. */
  readonly dialect: "postgresql" | "other";
  /** Why the dialect is taken to be this one, a clause: `meta/_journal.json says "postgresql"`. */
  readonly because: string;
  readonly problems: readonly SeriesProblem[];
}

export interface SeriesFile {
  readonly path: string;
  readonly text: string;
  /** Name of the D1 migration without `.sql`, e.g. `0003_add_users`. Unique in the series, sorted as the files are. */
  readonly name: string;
  /** The parts of the text that count, in order: a file may also hold the way back. UTF-16 units. */
  readonly up: readonly TextPart[];
}

export interface TextPart {
  readonly start: number;
  readonly end: number;
}

export type LayoutName =
  | "drizzle"
  | "prisma"
  | "diesel"
  | "sqitch"
  | "atlas"
  | "golang-migrate"
  | "flyway"
  | "supabase"
  | "goose"
  | "sql-migrate"
  | "dbmate"
  | "node-pg-migrate"
  | "dump"
  | "plain"
  | "named";

/** A layout's reading of a folder, before the texts count. */
export interface Draft {
  readonly layout: LayoutName;
  readonly root: string;
  readonly entries: readonly DraftEntry[];
  /** What the layout itself says of the dialect. */
  readonly dialect?: { readonly dialect: "postgresql" | "other"; readonly because: string };
  /** Other files of the folder that the layout accounts for. */
  readonly others: readonly string[];
  readonly problems: readonly SeriesProblem[];
}

export interface DraftEntry {
  readonly path: string;
  /** The migration's name as its tool has it: `0003_add_users`. */
  readonly label: string;
}
