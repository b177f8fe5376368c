import { db as database, findNotes } from "$server/db";
import { notes } from "#imports";

export default () => {
  const sql = `SELECT * FROM note`;
  return [database.prepare(sql).all(), database.prepare(sql).get(), findNotes().length, notes.all()];
};
