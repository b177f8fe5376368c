-- migrations/0002_closed.sql

CREATE TABLE __new_orders (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'closed')),
  previous TEXT DEFAULT 'closed' CHECK (previous IN ('open', 'closed'))
);

INSERT INTO __new_orders (id, state, previous)
SELECT id, CASE state WHEN 'done' THEN 'closed' ELSE state END, CASE previous WHEN 'done' THEN 'closed' ELSE previous END FROM orders;

DROP TABLE orders;

ALTER TABLE __new_orders RENAME TO orders;
