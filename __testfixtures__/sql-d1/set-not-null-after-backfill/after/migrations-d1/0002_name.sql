-- migrations/0002_name.sql

ALTER TABLE users ADD COLUMN name TEXT;

UPDATE users SET name = trim(coalesce("first", '') || ' ' || coalesce("last", ''));

CREATE TABLE __new_users (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER,
  name TEXT NOT NULL
);

INSERT INTO __new_users (id, at, name)
SELECT id, at, name FROM users;

DROP TABLE users;

ALTER TABLE __new_users RENAME TO users;
