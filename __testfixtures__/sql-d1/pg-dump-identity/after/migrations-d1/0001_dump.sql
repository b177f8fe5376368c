-- dump.sql

CREATE TABLE notes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  body TEXT,
  written_at INTEGER DEFAULT (CAST(unixepoch('subsec') * 1000 AS INTEGER))
);
