-- migrations/0001_draft.sql

CREATE TABLE notes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  body TEXT,
  made INTEGER
);

CREATE INDEX notes_body ON notes (body);
