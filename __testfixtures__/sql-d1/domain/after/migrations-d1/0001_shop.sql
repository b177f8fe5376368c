-- migrations/0001_shop.sql

CREATE TABLE items (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  amount INTEGER CHECK (amount > 0),
  name TEXT NOT NULL DEFAULT 'none' CHECK (length(name) <= 10),
  price INTEGER NOT NULL CHECK (price > 0)
);
