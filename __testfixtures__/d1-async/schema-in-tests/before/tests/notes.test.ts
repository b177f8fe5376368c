import { Database } from "bun:sqlite";
import { beforeEach, describe, expect, test } from "bun:test";
import { addNote, noteTitles } from "../src/notes";

describe("notes", () => {
  let db: Database;

  beforeEach(() => {
    db = new Database(":memory:");
    db.run("CREATE TABLE notes (id INTEGER PRIMARY KEY, title TEXT NOT NULL UNIQUE)");
  });

  test("adds a note", () => {
    addNote(db, "first");
    expect(noteTitles(db)).toEqual(["first"]);
  });

  test("refuses a second note of the same title", () => {
    addNote(db, "first");
    expect(() => addNote(db, "first")).toThrow("UNIQUE");
    expect(() => {
      addNote(db, "second");
      addNote(db, "second");
    }).toThrow();
    expect(noteTitles(db)).toHaveLength(2);
  });
});

describe("titles", () => {
  const db = new Database(":memory:");
  addNote(db, "outside of a test");

  test("are sorted", () => {
    expect(noteTitles(db)).toEqual(["outside of a test"]);
  });
});
