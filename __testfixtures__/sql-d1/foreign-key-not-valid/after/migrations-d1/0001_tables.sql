-- migrations/0001_tables.sql

CREATE TABLE owners (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT
);

INSERT INTO owners (name) VALUES ('Ann');

CREATE TABLE pets (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  owner_id INTEGER,
  at INTEGER
);

INSERT INTO pets (owner_id) VALUES (1);
