import { compareFacts } from "../sql/facts/compare-facts.js";
import type { Comparison, Difference } from "../sql/facts/difference.js";
import type { TypeChoices } from "../sql/types.js";
import { type StatementFailure, applyInput, applyOutput } from "./apply.js";
import { compareBehaviour } from "./behaviour.js";
import type { D1Server, PostgresServer } from "./databases.js";
import { type InputFile, type OutputFile, stepsOf } from "./migration-files.js";
import { readD1Facts, readPostgresFacts } from "./read-facts.js";
import { runSeeded } from "./seeded-run.js";

export interface Score {
  readonly compared: number;
  readonly wrong: number;
}

/** What the comparison of two histories gave. Plain data, as it is printed as JSON. */
export interface Verification {
  readonly postgres: {
    readonly engine: string;
    readonly statements: number;
    /** What PostgreSQL itself refused: an extension that is missing, a schema that the host provides. Not compared. */
    readonly failures: readonly StatementFailure[];
  };
  readonly d1: { readonly engine: string; readonly statements: number; readonly failures: readonly StatementFailure[] };
  readonly facts: Score;
  readonly behaviour: Score & { readonly notProbed: readonly string[] };
  readonly rows: Score & {
    readonly inserted: number;
    readonly atTheEnd: number;
    readonly lost: number;
    readonly emptied: readonly string[];
  };
  readonly differences: readonly Difference[];
}

/** Engines that are started once and used for any number of comparisons, one after the other. */
export interface Engines {
  readonly postgres: PostgresServer;
  readonly d1: D1Server;
}

/**
 * Applies the original migrations to PostgreSQL and their translation to local D1, and compares: the facts of both
 * schemas, what they accept and refuse, and what becomes of rows that are there while the migrations run.
 *
 * @param inputs in the order in which they are applied
 * @param outputs the same
 */
export async function verifyMigrations(
  inputs: readonly InputFile[],
  outputs: readonly OutputFile[],
  choices: TypeChoices,
  engines: Engines,
): Promise<Verification> {
  const empty = await compareEmpty(inputs, outputs, choices, engines);
  const failing = new Map(
    inputs.map(({ path }) => [
      path,
      new Set(empty.postgresFailures.flatMap((failure) => (failure.path === path ? [failure.index] : []))),
    ]),
  );
  const postgres = await engines.postgres.open();
  try {
    const rows = await runSeeded(postgres, await engines.d1.open(), stepsOf(inputs, outputs), failing, choices);
    const failed = empty.d1Failures.map(({ path, statement, message }): Difference => ({
      code: "statement-fails",
      table: path,
      subject: statement,
      d1: message,
    }));
    const onlyWithRows = rows.differences.filter(
      ({ code, subject }) =>
        code !== "statement-fails" || !failed.some((difference) => subject.startsWith(difference.subject)),
    );
    return {
      postgres: { engine: engines.postgres.name, statements: empty.inputStatements, failures: empty.postgresFailures },
      d1: { engine: engines.d1.name, statements: empty.outputStatements, failures: empty.d1Failures },
      facts: scoreOf(empty.facts),
      behaviour: { ...scoreOf(empty.behaviour), notProbed: empty.behaviour.notProbed },
      rows: {
        ...scoreOf({ compared: rows.compared, differences: onlyWithRows }),
        inserted: rows.inserted,
        atTheEnd: rows.rows,
        lost: rows.lost,
        emptied: rows.emptied,
      },
      differences: firstOfEach([
        ...failed,
        ...empty.facts.differences,
        ...empty.behaviour.differences,
        ...onlyWithRows,
      ]),
    };
  } finally {
    await postgres.close();
  }
}

/** The run on empty tables: what the histories amount to. */
async function compareEmpty(
  inputs: readonly InputFile[],
  outputs: readonly OutputFile[],
  choices: TypeChoices,
  engines: Engines,
) {
  const postgres = await engines.postgres.open();
  try {
    const d1 = await engines.d1.open();
    const applied = [];
    for (const input of inputs) applied.push(await applyInput(postgres, input));
    const written = [];
    for (const output of outputs) written.push(await applyOutput(d1, output));
    const facts = { postgres: await readPostgresFacts(postgres, choices), d1: await readD1Facts(d1) };
    return {
      inputStatements: applied.reduce((sum, { statements }) => sum + statements, 0),
      postgresFailures: applied.flatMap(({ failures }) => failures),
      outputStatements: written.reduce((sum, { statements }) => sum + statements, 0),
      d1Failures: written.flatMap(({ failures }) => failures),
      facts: compareFacts(facts.postgres, facts.d1),
      behaviour: await compareBehaviour(postgres, d1, facts, choices),
    };
  } finally {
    await postgres.close();
  }
}

function scoreOf({ compared, differences }: Comparison): Score {
  return { compared, wrong: differences.length };
}

/** What goes wrong once goes wrong for every row: the first of each is enough. */
function firstOfEach(differences: readonly Difference[]): Difference[] {
  return [...new Map(differences.map((item) => [`${item.code}\0${item.table}\0${item.subject}`, item])).values()];
}
