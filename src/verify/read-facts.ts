import { factsOfPostgres } from "../sql/facts/postgres-facts.js";
import {
  type PostgresCatalogueRows,
  constantDefaultQuery,
  defaultKey,
  postgresQueries,
} from "../sql/facts/postgres-queries.js";
import type { PostgresFacts, SqliteFacts } from "../sql/facts/schema-facts.js";
import { factsOfSqlite } from "../sql/facts/sqlite-facts.js";
import {
  type SqliteSchemaRows,
  computedDefault,
  sqliteQueries,
  viewColumnsQuery,
} from "../sql/facts/sqlite-queries.js";
import type { TypeChoices } from "../sql/types.js";
import type { D1Database, PostgresDatabase } from "./databases.js";

/** Reads the facts of a PostgreSQL database. */
export async function readPostgresFacts(database: PostgresDatabase, choices: TypeChoices): Promise<PostgresFacts> {
  // Names of types come out qualified unless they are in the search path.
  await database.execute("set search_path to public");
  const read = async <Row>(query: string): Promise<Row[]> =>
    (await database.query(query)).map(([row]) => JSON.parse(row ?? "null") as Row);
  const rows: Omit<PostgresCatalogueRows, "constants"> = {
    relations: await read(postgresQueries.relations),
    columns: await read(postgresQueries.columns),
    constraints: await read(postgresQueries.constraints),
    indexes: await read(postgresQueries.indexes),
    enums: await read(postgresQueries.enums),
    domains: await read(postgresQueries.domains),
  };
  const constants = new Map<string, string | null>();
  for (const column of rows.columns) {
    const query = constantDefaultQuery(column);
    if (query === undefined) continue;
    // What fails here (a default that raises an error) is no constant.
    const result = await database.query(query).catch(() => undefined);
    if (result) constants.set(defaultKey(column), result[0]?.[0] ?? null);
  }
  return factsOfPostgres({ ...rows, constants }, choices);
}

/** Reads the facts of a D1 database. */
export async function readD1Facts(database: D1Database): Promise<SqliteFacts> {
  const schema = (await database.query(sqliteQueries.schema)) as unknown as SqliteSchemaRows["schema"];
  const columns = (await database.query(sqliteQueries.columns)) as unknown as SqliteSchemaRows["columns"];
  const views = await Promise.all(
    schema
      .filter(([type]) => type === "view")
      .map(async ([, name]) => {
        const found = await database.query(viewColumnsQuery(name)).then(
          (rows) => ({ columns: rows.map(([column]) => String(column)) }),
          (error: unknown) => ({ error: messageOf(error) }),
        );
        return [name, found] as const;
      }),
  );
  const texts = columns.flatMap(([, , , , text]) => (text !== null && computedDefault(text) ? [text] : []));
  const constants = await Promise.all(
    [...new Set(texts)].map(async (text) => {
      const rows = await database.query(`select quote(${text})`).catch(() => []);
      const value = rows[0]?.[0];
      return typeof value === "string" ? [[text, value] as const] : [];
    }),
  );
  return factsOfSqlite({
    schema,
    columns,
    indexes: (await database.query(sqliteQueries.indexes)) as unknown as SqliteSchemaRows["indexes"],
    foreignKeys: (await database.query(sqliteQueries.foreignKeys)) as unknown as SqliteSchemaRows["foreignKeys"],
    views: new Map(views),
    constants: new Map(constants.flat()),
  });
}

/** What went wrong, without the words that D1 puts around it. */
export function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/^D1_ERROR: /, "").replace(/: SQLITE_\w+(?: \(extended: \w+\))?$/, "");
}
