-- migrations/0001_pets.sql

CREATE TABLE owners (
  id INTEGER PRIMARY KEY AUTOINCREMENT
);

CREATE TABLE pets (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  plain TEXT,
  "indexed" TEXT,
  checked INTEGER,
  owner_id INTEGER,
  kept TEXT,
  at INTEGER,
  CHECK (checked > 0),
  FOREIGN KEY (owner_id) REFERENCES owners (id)
);

CREATE INDEX pets_indexed ON pets ("indexed");

INSERT INTO pets (kept) VALUES ('k');

CREATE TABLE toys (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  plain TEXT,
  code TEXT
);

CREATE UNIQUE INDEX toys_code_key ON toys (code);

INSERT INTO toys (plain) VALUES ('t');
