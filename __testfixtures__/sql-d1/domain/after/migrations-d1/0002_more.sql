-- migrations/0002_more.sql

CREATE TABLE __new_items (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  amount INTEGER CHECK (amount > 0) CHECK (amount < 100000),
  name TEXT NOT NULL DEFAULT 'none' CHECK (length(name) <= 10),
  price INTEGER NOT NULL CHECK (price > 0) CHECK (price < 100000)
);

INSERT INTO __new_items (id, amount, name, price)
SELECT id, amount, name, price FROM items;

DROP TABLE items;

ALTER TABLE __new_items RENAME TO items;
