import { access, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { type DataProgress, manifestName, refusalText, refusalsName, writeDataFiles } from "../../engine/data-files.js";
import { UsageError } from "../../engine/usage-error.js";
import { count } from "../../report/count.js";
import type { ConvertOptions } from "../../sql/data/convert-dump.js";
import { type DataManifest, type TableComparison, compareWithManifest, readManifest } from "../../sql/data/manifest.js";
import { findLocalDatabases, openLocalDatabase } from "../../verify/local-database.js";
import { type ExitStatus, exitStatus } from "../exit-status.js";

export interface ConvertDataArguments {
  /** Path of the dump. */
  readonly dump: string;
  /** Folder for the files. */
  readonly out: string;
  /** The catalog after the migrations; or what makes one of the dump's own schema statements. */
  readonly schema: ConvertOptions["schema"];
  readonly choices: ConvertOptions["choices"];
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

/** Where messages go: `process.stderr`. */
export interface MessageStream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** More of them are only in the file of refusals. */
const printedRefusals = 20;

/**
 * Carries out `--data`: converts a dump into files for `wrangler d1 execute --file`, and says what became of each table.
 *
 * @returns `found` if anything of the dump is not in the files
 * @throws UsageError for what is wrong with the dump or the folder; nothing is written then
 */
export async function convertData(
  { dump, out, schema, choices, quiet = false, verbose = false }: ConvertDataArguments,
  stream: MessageStream = process.stderr,
): Promise<ExitStatus> {
  let refusals = 0;
  const progress = new ProgressLine(stream, { quiet, verbose });
  const manifest = await writeDataFiles({
    dump,
    folder: out,
    schema,
    choices,
    onProgress: (state) => progress.show(state),
    onRefusal: (refusal) => {
      refusals += 1;
      if (!verbose && refusals > printedRefusals) return;
      progress.clear();
      stream.write(`${refusalText(refusal, dump)}\n`);
    },
  }).finally(() => progress.clear());
  if (refusals > printedRefusals && !verbose) {
    stream.write(`… and ${refusals - printedRefusals} more, all in ${join(out, refusalsName)}\n`);
  }
  if (!quiet) stream.write(summaryOf(manifest, out));
  return manifest.refusals > 0 ? exitStatus.found : exitStatus.done;
}

export interface VerifyDataArguments {
  /** The folder that `--data` wrote to, or its manifest. */
  readonly manifest: string;
  /** An SQLite file, or a folder of wrangler's state. */
  readonly database: string;
  /** Where the project's wrangler is looked for, on Node before 22.13. */
  readonly project: string;
  readonly quiet?: boolean;
}

/**
 * Carries out `--verify-data`: compares a local D1 with the manifest.
 *
 * @returns `found` if a table differs
 * @throws UsageError if there is no manifest or no database, or it is not clear which database is meant
 */
export async function verifyData(
  { manifest: path, database, project, quiet = false }: VerifyDataArguments,
  stream: MessageStream = process.stderr,
): Promise<ExitStatus> {
  const manifest = await loadManifest(path);
  const { file, tables } = await compareWithDatabases(manifest, database, project);
  const different = tables.filter(({ equal }) => !equal);
  for (const table of different) stream.write(`${differenceText(table)}\n`);
  if (!quiet) {
    const result = different.length === 0 ? "all as written" : `${different.length} not as written`;
    stream.write(`${count(tables.length, "table")} compared with ${relative(process.cwd(), file)}: ${result}\n`);
  }
  return different.length === 0 ? exitStatus.done : exitStatus.found;
}

async function loadManifest(path: string): Promise<DataManifest> {
  const inFolder = join(path, manifestName);
  const file = await access(inFolder).then(
    () => inFolder,
    () => path,
  );
  const text = await readFile(file, "utf8").catch(() => {
    throw new UsageError(`there is no ${manifestName} in ${path}`);
  });
  const manifest = readManifest(text);
  if (!manifest) throw new UsageError(`${file} is no manifest of this version of cf-codemod`);
  return manifest;
}

interface Comparison {
  readonly file: string;
  readonly tables: readonly TableComparison[];
}

/** Of several databases the one is meant that has the tables. */
async function compareWithDatabases(manifest: DataManifest, path: string, project: string): Promise<Comparison> {
  const comparisons: Comparison[] = [];
  for (const file of await findLocalDatabases(path)) {
    const database = await openLocalDatabase(file, project);
    try {
      comparisons.push({ file, tables: await compareWithManifest(manifest, database.query) });
    } finally {
      await database.close();
    }
  }
  const known = (comparison: Comparison): number => comparison.tables.filter(({ rows }) => rows !== undefined).length;
  const [best, ...others] = comparisons.toSorted((one, other) => known(other) - known(one));
  if (!best) throw new UsageError(`there is no database in ${path}`);
  if (others.some((other) => known(other) === known(best))) {
    throw new UsageError(
      `several databases below ${path} have these tables; name one: ${comparisons.map(({ file }) => file).join(", ")}`,
    );
  }
  return best;
}

function differenceText({ name, expectedRows, rows, columns }: TableComparison): string {
  if (rows === undefined) return `${name}: cannot be read; ${count(expectedRows, "row")} were written`;
  if (rows !== expectedRows) return `${name}: ${count(rows, "row")}, ${expectedRows} were written`;
  return `${name}: other values in ${columns.join(", ")}`;
}

/** A line on a terminal that is written over again and again. */
class ProgressLine {
  private shown = false;
  private percent = -1;
  private readonly enabled: boolean;

  constructor(
    private readonly stream: MessageStream,
    { quiet, verbose }: { readonly quiet: boolean; readonly verbose: boolean },
  ) {
    this.enabled = !quiet && (stream.isTTY === true || verbose);
  }

  show({ read, size, rows }: DataProgress): void {
    const percent = size === 0 ? 100 : Math.floor((read / size) * 100);
    if (!this.enabled || percent === this.percent) return;
    this.percent = percent;
    const text = `${percent} % of ${megabytes(size)}, ${rows.toLocaleString("en")} rows`;
    if (this.stream.isTTY === true) {
      this.stream.write(`\r\u001B[2K${text}`);
      this.shown = true;
    } else if (percent % 10 === 0) this.stream.write(`${text}\n`);
  }

  clear(): void {
    if (this.shown) this.stream.write("\r\u001B[2K");
    this.shown = false;
    this.percent = -1;
  }
}

function summaryOf({ tables, files, refusals }: DataManifest, out: string): string {
  const rows = tables.map(({ source, rowsIn, rowsOut, refused }) => [
    source,
    ...[rowsIn, rowsOut, refused].map((number) => number.toLocaleString("en")),
  ]);
  const losses = tables.flatMap(({ source, columns }) =>
    columns.flatMap((column) =>
      Object.entries(column.losses).map(
        ([loss, values]) =>
          `${source}.${column.name}: ${count(values, "value")} without ${loss}, which D1's form does not hold\n`,
      ),
    ),
  );
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return (
    aligned([["table", "rows in", "rows out", "refused"], ...rows]) +
    losses.join("") +
    `${count(files.length, "file")} in ${out}, ${megabytes(bytes)}` +
    (refusals > 0 ? `; ${refusals} refused, see ${join(out, refusalsName)}\n` : "\n")
  );
}

/** The first column to the left, numbers to the right. */
function aligned(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const cell = (text: string, column: number): string =>
    column === 0 ? text.padEnd(widths[0] ?? 0) : text.padStart(widths[column] ?? 0);
  return rows.map((row) => `${row.map(cell).join("  ")}\n`).join("");
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
