-- migrations/0001_tables.sql

-- What people write
CREATE TABLE notes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  body TEXT,
  at INTEGER
);
