import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "bun:test";
import { addNote, noteTitles } from "../src/notes";

describe("notes", () => {
  let db: D1Database;

  beforeEach(async () => {
    db = env.DB;
    await db.prepare("CREATE TABLE notes (id INTEGER PRIMARY KEY, title TEXT NOT NULL UNIQUE)").run();
  });

  test("adds a note", async () => {
    await addNote(db, "first");
    expect(await noteTitles(db)).toEqual(["first"]);
  });

  test("refuses a second note of the same title", async () => {
    await addNote(db, "first");
    await expect(addNote(db, "first")).rejects.toThrow("UNIQUE");
    await expect((async () => {
      await addNote(db, "second");
      await addNote(db, "second");
    })()).rejects.toThrow();
    expect(await noteTitles(db)).toHaveLength(2);
  });
});

describe("titles", () => {
  const db = env.DB;
  addNote(db, "outside of a test");

  test("are sorted", async () => {
    expect(await noteTitles(db)).toEqual(["outside of a test"]);
  });
});
