/**
 * Line comments that migration tools read as instructions: they part a file, and are no remark of its author.
 *
 * - drizzle-kit: `--> statement-breakpoint` (drizzle-orm/src/migrator.ts)
 * - goose: `-- +goose Up`, `Down`, `StatementBegin`, `StatementEnd`, `NO TRANSACTION`, `ENVSUB ON`
 *   (https://pressly.github.io/goose/documentation/annotations/)
 * - sql-migrate: the same words behind `-- +migrate` (https://github.com/rubenv/sql-migrate#writing-migrations)
 * - dbmate: `-- migrate:up`, `-- migrate:down`, with options behind (https://github.com/amacneil/dbmate#writing-migrations)
 * - node-pg-migrate: `-- Up Migration`, `-- Down Migration` (https://salsita.github.io/node-pg-migrate/migrations/)
 */
export interface MigrationMarker {
  readonly tool: "drizzle" | "goose" | "sql-migrate" | "dbmate" | "node-pg-migrate";
  readonly part: "breakpoint" | "up" | "down" | "statement-begin" | "statement-end" | "option";
}

const parts = {
  up: "up",
  down: "down",
  statementbegin: "statement-begin",
  statementend: "statement-end",
} as const satisfies Record<string, MigrationMarker["part"]>;

const rules = [
  ["drizzle", /^--> statement-breakpoint\s*$/],
  ["goose", /^--[ \t]*\+goose[ \t]+(\w+)/i],
  ["sql-migrate", /^--[ \t]*\+migrate[ \t]+(\w+)/i],
  ["dbmate", /^--[ \t]*migrate:(up|down)(?:\s|$)/],
  // "Down migration is left out" is a remark in a file of any tool, and no reason to cut it.
  ["node-pg-migrate", /^--[ \t-]*(up|down)[ \t]+migration[ \t]*(?:$|[^\w \t])/i],
] as const satisfies readonly (readonly [MigrationMarker["tool"], RegExp])[];

/** Rules out most comments at once. */
const perhaps = /^--(?:>|[ \t-]*[+mud])/i;

/** What a line comment (from its `--` on, without the line's end) says to a migration tool, if anything. */
export function readMigrationMarker(comment: string): MigrationMarker | undefined {
  if (!perhaps.test(comment)) return undefined;
  for (const [tool, pattern] of rules) {
    const match = pattern.exec(comment);
    if (match === null) continue;
    const word = match[1]?.toLowerCase();
    if (word === undefined) return { tool, part: "breakpoint" };
    return { tool, part: word in parts ? parts[word as keyof typeof parts] : "option" };
  }
  return undefined;
}
