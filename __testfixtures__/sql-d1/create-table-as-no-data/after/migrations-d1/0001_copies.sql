-- migrations/0001_copies.sql

CREATE TABLE prices (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  item TEXT NOT NULL,
  cents INTEGER NOT NULL,
  at INTEGER
);

INSERT INTO prices (item, cents) VALUES ('tea', 250), ('milk', 120);

CREATE TABLE full_copy (
  item TEXT,
  cents INTEGER
);

INSERT INTO full_copy (item, cents)
SELECT item, cents FROM prices;

CREATE TABLE named_columns (
  what TEXT,
  worth INTEGER
);

INSERT INTO named_columns (what, worth)
SELECT item, cents FROM prices;

CREATE TABLE doubled (
  item TEXT,
  twice INTEGER
);

INSERT INTO doubled (item, twice)
SELECT item, cents * 2 AS twice FROM prices WHERE cents > 200;

CREATE TABLE listed (
  column1 INTEGER,
  column2 TEXT
);

INSERT INTO listed (column1, column2)
VALUES (1, 'one'), (2, 'two');

CREATE TABLE whole (
  id INTEGER,
  item TEXT,
  cents INTEGER,
  at INTEGER
);

INSERT INTO whole (id, item, cents, at)
SELECT * FROM prices;

CREATE TABLE empty_copy (
  item TEXT,
  cents INTEGER
);
