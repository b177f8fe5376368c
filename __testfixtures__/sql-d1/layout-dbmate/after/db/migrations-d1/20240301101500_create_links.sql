-- db/migrations/20240301101500_create_links.sql

CREATE TABLE links (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  url TEXT NOT NULL,
  visited_at INTEGER
);
