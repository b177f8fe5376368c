-- migrations/0001_block.sql

CREATE TABLE notes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  body TEXT NOT NULL,
  at INTEGER
);

INSERT INTO notes (body) VALUES ('one'), ('two; three');

CREATE INDEX notes_body ON notes (body);

UPDATE notes SET body = 'it''s' WHERE id = 1;
