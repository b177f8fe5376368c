import { Database } from "bun:sqlite";

interface NewNote {
  title: string;
  body?: string;
  author: number;
}

const db = new Database("notes.sqlite", { strict: true });

const update = db.query("UPDATE notes SET title = :title, body = :body WHERE id = :id");

export function add(note: NewNote): void {
  db.query("INSERT INTO notes (title, body, author) VALUES ($title, $body, $author)").run({
    $title: note.title,
    $body: note.body,
    $author: note.author,
  });
}

export function addAll(note: NewNote): void {
  db.run("INSERT INTO notes (title, body, author) VALUES (@title, @body, @author)", { ...note });
}

export function addFrom(note: NewNote): void {
  db.query<unknown, NewNote[]>("INSERT INTO notes (title, body, author) VALUES (@title, @body, @author)").run(note);
}

export function change(id: number, title: string, body: string | undefined): void {
  update.run({ id, title, body });
}

export function blank(id: number): void {
  update.run({ body: "", title: "", id });
}

export function search(text: string, limit: number): unknown[] {
  return db
    .query(
      `SELECT id, title
         FROM notes
        WHERE title LIKE $text OR body LIKE $text -- both of them
        LIMIT $limit`,
    )
    .all({ $text: `%${text}%`, $limit: limit });
}

export function byName(id: number): unknown {
  return db.query("SELECT ':id' AS quoted, title FROM notes WHERE id = ?1").get(id);
}

export function some(values: Record<string, string>): unknown[] {
  return db.query("SELECT id FROM notes WHERE title = $title AND body = $body").all(values);
}
