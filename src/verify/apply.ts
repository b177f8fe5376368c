import type { PostgresStatement } from "../sql/postgres/split.js";
import { splitStatements } from "../sql/statements.js";
import { insertsOfCopy } from "./copy-rows.js";
import type { D1Database, PostgresDatabase, PostgresError } from "./databases.js";
import type { InputFile, OutputFile } from "./migration-files.js";
import { messageOf } from "./read-facts.js";

export interface StatementFailure {
  readonly path: string;
  /** Place of the statement among those of its file, from 0. */
  readonly index: number;
  /** Its beginning. */
  readonly statement: string;
  readonly message: string;
}

export interface Applied {
  readonly statements: number;
  readonly failures: readonly StatementFailure[];
}

/**
 * Runs a file of the original migrations, statement by statement: where one fails (an extension that is missing, a table
 * that the host provides) the others go on. Commands of psql and of transactions are left out.
 *
 * @param skip statements not to run, by their place
 * @param recover is asked when a statement fails; true means that it may be tried once more
 */
export async function applyInput(
  database: PostgresDatabase,
  { path, statements }: InputFile,
  skip: ReadonlySet<number> = new Set(),
  recover: (error: PostgresError) => Promise<boolean> = () => Promise.resolve(false),
): Promise<Applied> {
  await resetSession(database);
  const failures: StatementFailure[] = [];
  let run = 0;
  for (const [index, statement] of statements.entries()) {
    if (skip.has(index)) continue;
    const texts = executable(statement, statements[index + 1], statements[index - 1]);
    if (texts === undefined) continue;
    run += 1;
    try {
      for (const text of texts) await executeOrRecover(database, text, recover);
    } catch (error) {
      failures.push(failure(path, index, statement.text, error));
    }
  }
  return { statements: run, failures };
}

/** Undoes the settings of a file. D1 knows UTC only, so that a timestamp without zone has to mean UTC here too. */
export async function resetSession(database: PostgresDatabase): Promise<void> {
  await database.execute("reset session authorization; reset role; reset all; discard temp");
  await database.execute(`set timezone to 'UTC'; set search_path to "$user", public, extensions`);
}

async function executeOrRecover(
  database: PostgresDatabase,
  text: string,
  recover: (error: PostgresError) => Promise<boolean>,
): Promise<void> {
  try {
    await database.execute(text);
  } catch (error) {
    if (!(error instanceof Error) || !(await recover(error))) throw error;
    await database.execute(text);
  }
}

/** What to run for a statement; `undefined` where it is none of the schema's or the data's. */
function executable(
  statement: PostgresStatement,
  next: PostgresStatement | undefined,
  previous: PostgresStatement | undefined,
): string[] | undefined {
  if (statement.kind === "copy-data")
    return insertsOfCopy(previous?.text ?? "", statement.text) ?? [previous?.text ?? ""];
  if (statement.kind !== "sql" || statement.text === "" || next?.kind === "copy-data") return undefined;
  // A transaction that one failure aborts would take all other statements with it.
  if (/^(?:begin|commit|end|start\s+transaction|rollback)\b(?!\s+to\b)/i.test(statement.text)) return undefined;
  // Without the transaction the table would go at once; it goes with its file.
  return [
    statement.text.replace(/^(create\s+(?:(?:local|global)\s+)?temp(?:orary)?\b[\s\S]*?)\bon\s+commit\s+drop\b/i, "$1"),
  ];
}

/**
 * Runs a file of the migrations to D1 as wrangler does, in one transaction. If that fails, its statements are run one by
 * one, so that one failure does not hide what the rest does.
 */
export async function applyOutput(database: D1Database, { path, text }: OutputFile): Promise<Applied> {
  const statements = splitStatements(text);
  const texts = statements.map((statement) => statement.text);
  const [together] = await database.batches([texts]);
  if (!together || "rows" in together) return { statements: texts.length, failures: [] };
  const results = await database.batches(texts.map((statement) => [statement]));
  const failures = texts.flatMap((statement, index) => {
    const result = results[index];
    return result && "error" in result ? [failure(path, index, statement, result.error)] : [];
  });
  // Together only: a limit of the transaction, or a foreign key that is broken when it ends.
  if (failures.length === 0) failures.push(failure(path, 0, texts.join("; "), together.error));
  return { statements: texts.length, failures };
}

function failure(path: string, index: number, statement: string, error: unknown): StatementFailure {
  return { path, index, statement: statement.replaceAll(/\s+/g, " ").slice(0, 200), message: messageOf(error) };
}
