-- migrations/0001_tables.sql

CREATE TABLE owners (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT
);

INSERT INTO owners (name) VALUES ('Ann');

CREATE TABLE pets (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  owner_id INTEGER,
  age INTEGER,
  name TEXT
);

INSERT INTO pets (owner_id, age) VALUES (1, 3);
