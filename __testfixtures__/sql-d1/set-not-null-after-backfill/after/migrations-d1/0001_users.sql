-- migrations/0001_users.sql

CREATE TABLE users (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  "first" TEXT,
  "last" TEXT,
  at INTEGER
);

INSERT INTO users ("first", "last") VALUES ('Ada', 'Byron'), ('Cher', NULL);
