import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { KeyFacts, SqliteFacts, TableFacts } from "../../src/sql/facts/schema-facts.js";
import { applyOutput } from "../../src/verify/apply.js";
import type { D1Server } from "../../src/verify/databases.js";
import { startLocalD1 } from "../../src/verify/local-d1.js";
import { readD1Facts } from "../../src/verify/read-facts.js";
import { options as specs, type SqlOptions } from "../../transforms/sql-d1/options.js";
import { plan } from "../../transforms/sql-d1/plan.js";
import { memoryTree } from "../cloudflare/memory-tree.js";
import { readFiles } from "../fixtures/files.js";
import { casesOf } from "../fixtures/fixture-case.js";
import { repositoryRoot } from "../runtimes/install.js";

/** Every case of sql-d1 file by file and with `--squash`: both ways have to lead to the same database. */
const cases = casesOf(path.join(repositoryRoot, "__testfixtures__", "sql-d1"));

describe("with and without --squash", () => {
  let server: D1Server;
  beforeAll(async () => {
    server = await startLocalD1(repositoryRoot);
  }, 120_000);
  afterAll(() => server.dispose());

  test.each(cases)("$name", async ({ folder, options = {} }) => {
    const texts = Object.fromEntries(
      [...readFiles(path.join(folder, "before"))].map(([name, content]) => [name, content.toString()]),
    );
    const [byFile, squashed] = [
      await databaseOf(texts, options, false, server),
      await databaseOf(texts, options, true, server),
    ];
    expect(byFile.failures).toEqual([]);
    expect(squashed).toEqual(byFile);
  });
});

async function databaseOf(
  texts: Readonly<Record<string, string>>,
  given: Readonly<Record<string, unknown>>,
  squash: boolean,
  server: D1Server,
) {
  const defaults = Object.fromEntries(
    Object.entries(specs).map(([name, spec]) => [name, "default" in spec ? spec.default : undefined]),
  );
  const options = { ...defaults, ...given, squash } as unknown as SqlOptions;
  const files = Object.keys(texts).filter((name) => name.endsWith(".sql"));
  const { newFiles = [] } = plan({ files: files.sort(), named: [], tree: memoryTree(texts), options });
  const outputs = [...newFiles].sort((a, b) => (a.path < b.path ? -1 : 1));
  if (squash) expect(outputs.map((output) => path.posix.basename(output.path))).toEqual(["0000_initial.sql"]);

  const database = await server.open();
  const failures = [];
  for (const output of outputs) failures.push(...(await applyOutput(database, output)).failures);
  const facts = await readD1Facts(database);
  const rows: Record<string, unknown> = {};
  for (const [key, { quoted }] of facts.tables) rows[key] = await database.query(`SELECT count(*) FROM ${quoted}`);
  return { failures, rows, tables: tablesOf(facts), views: [...facts.views].sort(byKey) };
}

/** Columns that were added or swapped stand at another place, and the name of a CHECK is nothing that a table is made anew for. */
function tablesOf({ tables }: SqliteFacts): [string, TableFacts][] {
  const sorted = <Item>(items: readonly Item[], by: (item: Item) => string): Item[] =>
    [...items].sort((a, b) => (by(a) < by(b) ? -1 : 1));
  return [...tables].sort(byKey).map(([key, table]) => [
    key,
    {
      ...table,
      columns: sorted(table.columns, ({ name }) => name),
      uniques: sorted(table.uniques, nameOf),
      indexes: sorted(table.indexes, nameOf),
      foreignKeys: sorted(table.foreignKeys, (foreignKey) => JSON.stringify(foreignKey)),
      checks: sorted(
        table.checks.map(({ text, columns, strings }) => ({ name: "", text, columns, strings })),
        ({ text }) => text,
      ),
    },
  ]);
}

function nameOf({ name }: KeyFacts): string {
  return name;
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
