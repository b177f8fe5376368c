-- migrations/0001_orders.sql

CREATE TABLE orders (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'payed'))
);

INSERT INTO orders (state) VALUES ('open'), ('payed');
