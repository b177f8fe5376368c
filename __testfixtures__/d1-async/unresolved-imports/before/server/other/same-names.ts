import { db } from "pg-tools";

const notes = { all: (): string[] => [] };

function findNotes(): string[] {
  return notes.all();
}

export default (): unknown => [db.query("SELECT 1"), findNotes()];
