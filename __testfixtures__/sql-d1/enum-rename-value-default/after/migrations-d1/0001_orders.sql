-- migrations/0001_orders.sql

CREATE TABLE orders (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done')),
  previous TEXT DEFAULT 'done' CHECK (previous IN ('open', 'done'))
);

INSERT INTO orders DEFAULT VALUES;
