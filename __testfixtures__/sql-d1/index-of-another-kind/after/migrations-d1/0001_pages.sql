-- migrations/0001_pages.sql

CREATE TABLE pages (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  title TEXT NOT NULL,
  data TEXT,
  tags TEXT,
  seen INTEGER
);
