-- migrations/0001_rows.sql

-- First
CREATE TABLE notes (
  -- the key
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  body TEXT DEFAULT 'a',
  at INTEGER
);

INSERT INTO notes (body)
VALUES
  ('one'),
  ('two');

CREATE INDEX notes_at ON notes (at);

CREATE VIEW bodies AS
SELECT body
  FROM notes;
