-- dump.sql

-- Left to a person (sql-d1/data-in-migration):
-- COPY public.customers (id, email, active) FROM stdin

CREATE TABLE customers (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  email TEXT NOT NULL,
  active INTEGER NOT NULL DEFAULT true
);

CREATE TABLE orders (
  number TEXT NOT NULL,
  customer_id INTEGER NOT NULL,
  placed_at INTEGER NOT NULL DEFAULT (CAST(unixepoch('subsec') * 1000 AS INTEGER)),
  PRIMARY KEY (number),
  FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE CASCADE
);

CREATE INDEX orders_customer_id ON orders (customer_id);
