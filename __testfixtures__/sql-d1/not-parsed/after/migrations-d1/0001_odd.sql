-- migrations/0001_odd.sql

-- Left to a person (sql-d1/statement-not-understood):
-- CREATE TABLE b (id serial PRIMARY KEY,, v text)

-- Left to a person (sql-d1/statement-not-understood):
-- CREATE TABEL c (id int)

CREATE TABLE a (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER
);

CREATE TABLE d (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  v TEXT
);
