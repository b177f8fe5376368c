import { PostgresScanner } from "../../../src/sql/postgres/scanner.js";

export interface Dialect {
  /** `unknown`: nothing in the text is only in one dialect. */
  readonly dialect: SqlDialect | "unknown";
  /** The strongest mark, a clause: `it says AUTO_INCREMENT`. */
  readonly because: string;
}

export type SqlDialect = "postgresql" | "mysql" | "sqlite" | "mssql" | "oracle" | "clickhouse";

export const dialectNames = {
  postgresql: "PostgreSQL",
  mysql: "MySQL",
  sqlite: "SQLite",
  mssql: "SQL Server",
  oracle: "Oracle",
  clickhouse: "ClickHouse",
} as const satisfies Record<SqlDialect, string>;

interface Mark {
  readonly dialect: SqlDialect;
  readonly pattern: RegExp;
  readonly says: string;
  /** 3: no other dialect has it. 1: it is rarely anything else. */
  readonly weight: 1 | 3;
}

/** Dumps say at their top what made them, in a comment. */
const headers: readonly Mark[] = [
  { dialect: "postgresql", pattern: /^-- PostgreSQL database (?:cluster )?dump/m, says: "pg_dump's header", weight: 3 },
  { dialect: "mysql", pattern: /^-- (?:MySQL|MariaDB) dump |^\/\*M?!\d{5,6} /m, says: "mysqldump's header", weight: 3 },
  { dialect: "mysql", pattern: /^-- phpMyAdmin SQL Dump/m, says: "phpMyAdmin's header", weight: 3 },
  { dialect: "mssql", pattern: /^\/\*+ Object: {2}/m, says: "the header of SQL Server's scripts", weight: 3 },
];

/** Over the text without comments and the content of strings, with words in upper case. */
const marks: readonly Mark[] = [
  { dialect: "postgresql", pattern: /::/, says: "::", weight: 3 },
  { dialect: "postgresql", pattern: /\bDOLLAR_QUOTE\b/, says: "$$", weight: 3 },
  { dialect: "postgresql", pattern: /\b(?:BIG|SMALL)SERIAL\b/, says: "BIGSERIAL", weight: 3 },
  { dialect: "postgresql", pattern: /\bSERIAL\b/, says: "SERIAL", weight: 1 },
  { dialect: "postgresql", pattern: /\bJSONB\b(?! ?\()/, says: "JSONB", weight: 3 },
  { dialect: "postgresql", pattern: /\bTIMESTAMPTZ\b/, says: "TIMESTAMPTZ", weight: 3 },
  {
    dialect: "postgresql",
    pattern: /\bTIMESTAMP ?(?:\( ?\d ?\) ?)?WITH(?:OUT)? TIME ZONE\b/,
    says: "TIMESTAMP WITH TIME ZONE",
    weight: 1,
  },
  {
    dialect: "postgresql",
    pattern: /\b(?:BYTEA|CITEXT|TSVECTOR|HSTORE|CHARACTER VARYING)\b/,
    says: "a type of PostgreSQL",
    weight: 3,
  },
  { dialect: "postgresql", pattern: /\bUUID\b/, says: "UUID", weight: 1 },
  { dialect: "postgresql", pattern: /\b[A-Z0-9_]+ ?\[ ?\]/, says: "an array type", weight: 3 },
  {
    dialect: "postgresql",
    pattern: /\b(?:GEN_RANDOM_UUID|UUID_GENERATE_V4|NEXTVAL|TO_TSVECTOR) ?\(/,
    says: "a function of PostgreSQL",
    weight: 3,
  },
  { dialect: "postgresql", pattern: /\bCREATE EXTENSION\b/, says: "CREATE EXTENSION", weight: 3 },
  { dialect: "postgresql", pattern: /\bCREATE (?:TYPE|DOMAIN) [^;]{1,200}? AS\b/, says: "CREATE TYPE", weight: 3 },
  { dialect: "postgresql", pattern: /\bALTER TYPE\b/, says: "ALTER TYPE", weight: 3 },
  { dialect: "postgresql", pattern: /\bUSING ?(?:GIN|GIST|BRIN|HNSW|IVFFLAT)\b/, says: "USING gin", weight: 3 },
  { dialect: "postgresql", pattern: /\bUSING "?BTREE"? ?\(/, says: "USING btree", weight: 1 },
  { dialect: "postgresql", pattern: /\bLANGUAGE ?(?:PLPGSQL|''|SQL)/, says: "LANGUAGE plpgsql", weight: 3 },
  { dialect: "postgresql", pattern: /\bFROM STDIN\b/, says: "COPY FROM stdin", weight: 3 },
  { dialect: "postgresql", pattern: /(?:\bPUBLIC|"public") ?\. ?["A-Z_]/, says: "the schema public", weight: 3 },
  { dialect: "postgresql", pattern: /\bOWNER TO\b/, says: "OWNER TO", weight: 3 },
  { dialect: "postgresql", pattern: /\b(?:CREATE POLICY|ROW LEVEL SECURITY)\b/, says: "row level security", weight: 3 },
  { dialect: "postgresql", pattern: /\bINDEX CONCURRENTLY\b/, says: "CONCURRENTLY", weight: 3 },
  { dialect: "postgresql", pattern: /\bALTER COLUMN \S+ (?:SET|DROP|TYPE)\b/, says: "ALTER COLUMN … SET", weight: 3 },
  { dialect: "postgresql", pattern: /\bINTERVAL ?''/, says: "INTERVAL", weight: 1 },
  { dialect: "postgresql", pattern: /\bDROP [^;]{1,200}? CASCADE\b/, says: "DROP … CASCADE", weight: 1 },
  { dialect: "mysql", pattern: /\bENGINE ?= ?(?:INNODB|MYISAM|MEMORY|ARIA)\b/, says: "ENGINE=InnoDB", weight: 3 },
  { dialect: "mysql", pattern: /\bAUTO_INCREMENT\b/, says: "AUTO_INCREMENT", weight: 3 },
  { dialect: "mysql", pattern: /` ?\w[^`;]{0,80}`/, says: "names in backticks", weight: 3 },
  { dialect: "mysql", pattern: /\bINT(?:EGER)? ?(?:\( ?\d+ ?\) ?)?UNSIGNED\b/, says: "UNSIGNED", weight: 3 },
  {
    dialect: "mysql",
    pattern: /\b(?:MEDIUMTEXT|LONGTEXT|TINYTEXT|LONGBLOB|MEDIUMINT)\b/,
    says: "a type of MySQL",
    weight: 3,
  },
  { dialect: "mysql", pattern: /\b(?:DEFAULT )?(?:CHARSET|CHARACTER SET) ?=/, says: "CHARSET=", weight: 3 },
  {
    dialect: "mysql",
    pattern: /\bMODIFY COLUMN\b|\bLOCK TABLES\b|\bDELIMITER (?:\/\/|;)/,
    says: "a statement of MySQL",
    weight: 3,
  },
  {
    dialect: "mysql",
    pattern: /\bON UPDATE (?:CURRENT_TIMESTAMP|NOW)\b/,
    says: "ON UPDATE CURRENT_TIMESTAMP",
    weight: 3,
  },
  { dialect: "sqlite", pattern: /\bAUTOINCREMENT\b/, says: "AUTOINCREMENT", weight: 3 },
  { dialect: "sqlite", pattern: /(?:^|; ?)PRAGMA\b/, says: "PRAGMA", weight: 3 },
  { dialect: "sqlite", pattern: /\bWITHOUT ROWID\b|\) STRICT\b/, says: "a table option of SQLite", weight: 3 },
  { dialect: "sqlite", pattern: /\bSQLITE_(?:MASTER|SCHEMA|SEQUENCE)\b/, says: "a table of SQLite", weight: 3 },
  {
    dialect: "sqlite",
    pattern: /\b(?:STRFTIME|UNIXEPOCH|JULIANDAY|RANDOMBLOB) ?\(|\bDATETIME ?\( ?''/,
    says: "a function of SQLite",
    weight: 3,
  },
  { dialect: "sqlite", pattern: /\bCREATE VIRTUAL TABLE\b/, says: "CREATE VIRTUAL TABLE", weight: 3 },
  {
    dialect: "mssql",
    pattern: /\b(?:CREATE|ALTER) TABLE \[ ?\w|\[ ?DBO ?\]|\bDBO ?\. ?[[A-Z_]/,
    says: "[dbo]",
    weight: 3,
  },
  {
    dialect: "mssql",
    pattern: /\b(?:NVARCHAR|UNIQUEIDENTIFIER|DATETIME2|DATETIMEOFFSET|NTEXT)\b/,
    says: "a type of SQL Server",
    weight: 3,
  },
  { dialect: "mssql", pattern: /\bIDENTITY ?\( ?\d/, says: "IDENTITY(1,1)", weight: 3 },
  { dialect: "mssql", pattern: /; ?GO ;?|\bGO (?:CREATE|ALTER|SET|USE|INSERT|GO)\b/, says: "GO", weight: 3 },
  { dialect: "oracle", pattern: /\b(?:N?VARCHAR2|NCLOB)\b/, says: "VARCHAR2", weight: 3 },
  { dialect: "oracle", pattern: /\bNUMBER ?\( ?\d+/, says: "NUMBER(…)", weight: 3 },
  { dialect: "clickhouse", pattern: /\bENGINE ?= ?\w*MERGETREE\b/, says: "ENGINE = MergeTree", weight: 3 },
  {
    dialect: "clickhouse",
    pattern: /\b(?:LOWCARDINALITY|DATETIME64|NULLABLE) ?\(/,
    says: "a type of ClickHouse",
    weight: 3,
  },
  { dialect: "clickhouse", pattern: /\bON CLUSTER\b/, says: "ON CLUSTER", weight: 3 },
  { dialect: "oracle", pattern: /\bFROM DUAL\b|\bSYSDATE\b/, says: "a word of Oracle", weight: 3 },
];

/** Enough to tell: what follows in a long dump is data. */
const examined = 1 << 20;
const header = 1 << 12;

/** Tells the dialect of SQL text by what only one of them has. SQL that all of them take is `unknown`. */
export function dialectOf(text: string): Dialect {
  const top = text.slice(0, header);
  for (const { dialect, pattern, says } of headers) {
    if (pattern.test(top)) return { dialect, because: `it has ${says}` };
  }
  const skeleton = skeletonOf(text.slice(0, examined));
  const found = marks.filter(({ pattern }) => pattern.test(skeleton));
  const [best, second] = [...weigh(found)].sort(([, a], [, b]) => b - a);
  if (best === undefined || best[1] === second?.[1]) {
    return { dialect: "unknown", because: "nothing in it is of one dialect only" };
  }
  const says = found.filter(({ dialect }) => dialect === best[0]).sort((a, b) => b.weight - a.weight)[0]?.says ?? "";
  return { dialect: best[0], because: `it has ${says}` };
}

function weigh(found: readonly Mark[]): Map<SqlDialect, number> {
  const weights = new Map<SqlDialect, number>();
  for (const { dialect, weight } of found) weights.set(dialect, (weights.get(dialect) ?? 0) + weight);
  // drizzle quotes names with backticks for SQLite too.
  if (weights.has("sqlite") && weights.get("mysql") === 3 && found.some(({ says }) => says === "names in backticks")) {
    weights.delete("mysql");
  }
  return weights;
}

/** The lexemes with single spaces: words in upper case, quoted names as they are, strings empty. */
function skeletonOf(text: string): string {
  const scanner = new PostgresScanner(text);
  const parts: string[] = [];
  while (scanner.next() !== "end") {
    const written = text.slice(scanner.start, scanner.end);
    if (scanner.kind === "word") parts.push(written.toUpperCase());
    else if (scanner.kind === "string") parts.push(written.startsWith("$") ? "DOLLAR_QUOTE" : "''");
    else if (scanner.kind !== "comment-line" && scanner.kind !== "comment-block") parts.push(written);
  }
  return parts.join(" ");
}
