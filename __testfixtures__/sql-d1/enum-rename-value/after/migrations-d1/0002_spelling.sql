-- migrations/0002_spelling.sql

CREATE TABLE __new_orders (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'paid'))
);

INSERT INTO __new_orders (id, state)
SELECT id, CASE state WHEN 'payed' THEN 'paid' ELSE state END FROM orders;

DROP TABLE orders;

ALTER TABLE __new_orders RENAME TO orders;
