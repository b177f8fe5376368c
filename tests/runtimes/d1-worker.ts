/*
 * Databases of a local workerd, through a Worker of our own. The proxy that `getD1Database` gives loses its place when
 * a thread of it is preempted, and refuses each call from then on (https://github.com/cloudflare/workers-sdk/pull/15552;
 * the mended versions want Node 22).
 */

/** The part of D1Database that the tests use; the global types of Workers would clash with Node's. */
export interface D1Like {
  prepare(sql: string): D1StatementLike;
  batch(statements: readonly D1StatementLike[]): Promise<void>;
}

export interface D1StatementLike {
  readonly sql: string;
  readonly values: readonly unknown[];
  bind(...values: unknown[]): D1StatementLike;
  raw(): Promise<unknown[][]>;
  all(): Promise<Readonly<Record<string, unknown>>[]>;
  run(): Promise<void>;
}

interface Call {
  readonly binding: string;
  /** `batch` gives the rows of its first statement. */
  readonly method: "raw" | "batch";
  readonly statements: readonly { readonly sql: string; readonly values: readonly unknown[] }[];
}

/** A Worker with the databases, which takes a {@link Call} as JSON. */
export const d1Worker = `
export default {
  async fetch(request, bindings) {
    const { binding, method, statements } = await request.json();
    const database = bindings[binding];
    try {
      const prepared = statements.map(({ sql, values }) => database.prepare(sql).bind(...values));
      if (method === "raw") return Response.json({ rows: await prepared[0].raw() });
      const [{ results }] = await database.batch(prepared);
      return Response.json({ rows: results });
    } catch (error) {
      return Response.json({ error: error.message });
    }
  },
};
`;

/**
 * A database as a program in workerd has it.
 *
 * @param ask sends a request to {@link d1Worker}
 */
export function d1Through(
  ask: (request: { readonly method: "POST"; readonly body: string }) => Promise<{ json(): Promise<unknown> }>,
  binding: string,
): D1Like {
  async function call(method: Call["method"], statements: Call["statements"]): Promise<readonly unknown[]> {
    const body = JSON.stringify({ binding, method, statements } satisfies Call);
    const answer = (await (await ask({ method: "POST", body })).json()) as
      { readonly rows: readonly unknown[] } | { readonly error: string };
    if ("error" in answer) throw new Error(answer.error);
    return answer.rows;
  }
  const statement = (sql: string, values: readonly unknown[]): D1StatementLike => ({
    sql,
    values,
    bind: (...bound) => statement(sql, bound),
    raw: async () => (await call("raw", [{ sql, values }])) as unknown[][],
    all: async () => (await call("batch", [{ sql, values }])) as Readonly<Record<string, unknown>>[],
    run: async () => {
      await call("batch", [{ sql, values }]);
    },
  });
  return {
    prepare: (sql) => statement(sql, []),
    batch: async (statements) => {
      await call("batch", statements);
    },
  };
}
