-- migrations/0001_sizes.sql

CREATE TABLE shirts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  size TEXT NOT NULL CHECK (size IN ('s', 'm', 'l', 'xl'))
);
