import { basename } from "node:path";
import type { Finding, NewFile } from "../../src/engine/plan.js";
import { defineTransform } from "../../src/engine/transform.js";
import { splitPostgres } from "../../src/sql/postgres/split.js";

/**
 * Writes each SQL file once more into a folder of its own, with TEXT in the place of JSONB. A statement with GRANT is
 * left to a person, and kept as a comment.
 */
export const sqlCopy = defineTransform({
  name: "sql-copy",
  summary: "JSONB becomes TEXT",
  scope: "sql",
  triggers: [],
  options: { out: { type: "string", describe: "the folder to write to", default: "migrations-d1" } },
  codes: {
    "sql-copy/file": { level: "safe", short: "Copied", help: "It is a copy." },
    "sql-copy/grant": { level: "manual", short: "SQLite has no users", help: "Check in the Worker." },
  },
  isOutput: (path, { out }) => path.startsWith(`${out}/`),
  plan({ files, tree, options }) {
    const newFiles: NewFile[] = [];
    const findings: Finding[] = [];
    for (const path of files) {
      const text = tree.read(path);
      if (text === undefined) continue;
      const lines = splitPostgres(text)
        .filter((statement) => statement.kind === "sql")
        .map((statement) => {
          if (!/^grant\b/i.test(statement.text)) return `${statement.text.replace(/\bjsonb\b/gi, "TEXT")};\n`;
          const message = "a GRANT without a user to give it to";
          findings.push({ code: "sql-copy/grant", path, start: statement.start, end: statement.end, message });
          return `-- ${statement.text.replaceAll(/\s+/g, " ")}\n`;
        });
      const written = lines.join("").replaceAll("\r\n", "\n");
      newFiles.push({ path: `${options.out}/${basename(path)}`, text: written, code: "sql-copy/file", owned: true });
    }
    return { edits: [], findings, newFiles };
  },
});
