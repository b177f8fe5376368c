import { UsageError } from "../engine/usage-error.js";
import type { BatchResult, D1Database, D1Server, D1Value } from "./databases.js";
import { loadOptionalPackage } from "./optional-package.js";

/** As far as it is used here. */
interface MiniflarePackage {
  readonly Miniflare: new (options: object) => Miniflare;
}

interface Miniflare {
  setOptions(options: object): Promise<void>;
  dispatchFetch(url: string, request: { method: string; body: string }): Promise<{ json(): Promise<unknown> }>;
  dispose(): Promise<void>;
}

/** One call of the Worker below: a query, or transactions. */
type Job = { readonly query: string } | { readonly batches: readonly (readonly string[])[] };

/** Calls of the binding from here cost a request for each statement; the Worker takes many at once. */
const worker = `
const run = async (database, statements) => {
  try {
    if (statements.length === 0) return { rows: [] };
    const results = await database.batch(statements.map((sql) => database.prepare(sql)));
    return { rows: results.map(({ results: rows }) => rows.map((row) => Object.values(row))) };
  } catch (error) {
    return { error: error.message };
  }
};
export default {
  async fetch(request, bindings) {
    const { name, job } = await request.json();
    const database = bindings[name];
    if ("query" in job) {
      try {
        return Response.json({ rows: await database.prepare(job.query).raw() });
      } catch (error) {
        return Response.json({ error: error.message });
      }
    }
    const results = [];
    for (const statements of job.batches) results.push(await run(database, statements));
    return Response.json(results);
  },
};
`;

/** workerd makes a database only when it is used, so there may be many. */
const databasesAtOnce = 32;

/**
 * Starts workerd, the runtime of Workers, with D1.
 *
 * @param projectRoot where miniflare is looked for, also below the project's wrangler
 * @param persist a folder that keeps the databases; without one they are gone at the end
 * @throws UsageError where there is no miniflare
 */
export async function startLocalD1(projectRoot: string, persist?: string): Promise<D1Server> {
  const loaded = (await loadOptionalPackage("miniflare", projectRoot, ["wrangler"])) as MiniflarePackage | undefined;
  if (!loaded) throw new UsageError("local D1 is needed: npm install --save-dev wrangler");
  const names = (generation: number) =>
    Array.from({ length: databasesAtOnce }, (_, index) => `DB_${String(generation * databasesAtOnce + index)}`);
  const optionsWith = (databases: readonly string[]) => ({
    modules: true,
    script: worker,
    compatibilityDate: "2026-04-20",
    d1Databases: Object.fromEntries(databases.map((name) => [name, name])),
    ...(persist !== undefined && { d1Persist: persist }),
  });
  let free = names(0);
  let generation = 0;
  const miniflare = new loaded.Miniflare(optionsWith(free));
  return {
    name: "local D1",
    async open() {
      let name = free.shift();
      if (name === undefined) {
        generation += 1;
        free = names(generation);
        await miniflare.setOptions(optionsWith(free));
        name = free.shift() ?? "";
      }
      return databaseOf(miniflare, name);
    },
    dispose: () => miniflare.dispose(),
  };
}

function databaseOf(miniflare: Miniflare, name: string): D1Database {
  const run = async (job: Job): Promise<unknown> => {
    const response = await miniflare.dispatchFetch("http://verify/", {
      method: "POST",
      body: JSON.stringify({ name, job }),
    });
    return response.json();
  };
  const batches = async (transactions: readonly (readonly string[])[]) =>
    transactions.length === 0 ? [] : ((await run({ batches: transactions })) as BatchResult[]);
  return {
    batches,
    async batch(statements) {
      const [result] = await batches([statements]);
      if (!result) return [];
      if ("error" in result) throw new Error(result.error);
      return result.rows;
    },
    async query(sql) {
      const result = (await run({ query: sql })) as { readonly rows: D1Value[][] } | { readonly error: string };
      if ("error" in result) throw new Error(result.error);
      return result.rows;
    },
  };
}
