import { Kysely, PostgresDialect } from "kysely";
import { Pool } from "pg";

export const db = new Kysely<object>({ dialect: new PostgresDialect({ pool: new Pool({ max: 3 }) }) });
