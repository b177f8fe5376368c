-- migrations/0001_old.sql

CREATE TABLE cache (
  "key" TEXT NOT NULL,
  value TEXT,
  at INTEGER,
  PRIMARY KEY ("key")
);

INSERT INTO cache ("key", value) VALUES ('a', 'b');

CREATE TABLE notes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  body TEXT,
  mark INTEGER
);

INSERT INTO notes (body, mark) VALUES ('x', 7);
