-- migrations/1712000000000_polls.sql

CREATE TABLE polls (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  question TEXT NOT NULL,
  closes_at INTEGER
);
