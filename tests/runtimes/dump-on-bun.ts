/** Run by Bun: `dump-on-bun.ts <file>` prints the dump of a SQLite file as JSON. */
import { dumpDatabase, type Row } from "../oracle/database-dump.js";

interface BunDatabase {
  query(sql: string): { all(): Row[] };
}

// Not a literal, because this repository's own types are Node's.
const moduleName = "bun:sqlite" as string;
const { Database } = (await import(moduleName)) as { Database: new (file: string) => BunDatabase };
const [file] = process.argv.slice(2);
if (file === undefined) throw new Error("usage: dump-on-bun <file>");
const database = new Database(file);
const dump = await dumpDatabase((sql) => Promise.resolve(database.query(sql).all()));
process.stdout.write(JSON.stringify(dump));
