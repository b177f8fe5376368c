import type { Database } from "bun:sqlite";

/** Called last, though this file sorts first. */
export function addAudit(db: Database): void {
  db.run("CREATE INDEX IF NOT EXISTS note_by_owner ON note (owner, pinned)");
  db.run(
    "CREATE TRIGGER IF NOT EXISTS note_changed AFTER UPDATE ON note BEGIN INSERT INTO audit (note) VALUES (new.id); END",
  );
}
