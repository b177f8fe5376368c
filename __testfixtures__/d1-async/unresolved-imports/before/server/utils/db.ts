import Database from "better-sqlite3";

export const db = new Database("notes.db");

export function findNotes(): unknown[] {
  return db.prepare("SELECT * FROM note").all();
}

export class Notes {
  all(): unknown[] {
    return findNotes();
  }
}

export const notes = new Notes();

export const isReady = (): boolean => true;
