-- migrations/0001_copy.sql

CREATE TABLE prices (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  item TEXT NOT NULL,
  cents INTEGER NOT NULL,
  at INTEGER
);

INSERT INTO prices (item, cents) VALUES ('tea', 250), ('tea', 300), ('milk', 120);

CREATE TABLE top_prices (
  item TEXT,
  cents INTEGER
);

INSERT INTO top_prices (item, cents)
SELECT item, max(cents) AS cents FROM prices GROUP BY item;
