-- migrations/0001_numbers.sql

CREATE TABLE orders (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  item TEXT NOT NULL
);

INSERT INTO orders (id, item) VALUES (41, 'tea');

CREATE TABLE lines (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  item TEXT
);

INSERT INTO lines (item) VALUES ('a'), ('b');
