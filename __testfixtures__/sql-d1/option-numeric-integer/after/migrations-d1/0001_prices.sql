-- migrations/0001_prices.sql

CREATE TABLE prices (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  price INTEGER NOT NULL DEFAULT 999,
  pieces INTEGER,
  CHECK (price / 100.0 >= 0.5)
);

INSERT INTO prices (price, pieces) VALUES (1250, 3);
