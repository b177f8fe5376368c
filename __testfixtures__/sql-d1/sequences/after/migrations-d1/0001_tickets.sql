-- migrations/0001_tickets.sql

CREATE TABLE queue (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  label TEXT
);

CREATE TABLE tickets (
  number INTEGER NOT NULL,
  title TEXT NOT NULL,
  opened INTEGER
);
