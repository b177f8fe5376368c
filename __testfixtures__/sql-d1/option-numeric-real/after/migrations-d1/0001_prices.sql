-- migrations/0001_prices.sql

CREATE TABLE prices (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  price REAL NOT NULL DEFAULT 9.99,
  rate REAL,
  CHECK (price >= 0)
);

INSERT INTO prices (price, rate) VALUES (12.5, 0.5);
