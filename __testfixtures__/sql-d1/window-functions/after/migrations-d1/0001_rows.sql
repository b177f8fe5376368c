-- migrations/0001_rows.sql

CREATE TABLE sales (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  shop TEXT NOT NULL,
  cents INTEGER,
  at INTEGER NOT NULL,
  rank_in_shop INTEGER,
  running INTEGER
);

INSERT INTO sales (shop, cents, at) VALUES ('n', 10, 1704067200000), ('n', 30, 1704153600000), ('s', 20, 1704067200000), ('n', NULL, 1704240000000);

UPDATE sales SET rank_in_shop = r.place FROM (SELECT id, row_number() OVER (PARTITION BY shop ORDER BY cents DESC NULLS LAST, id) AS place FROM sales) AS r WHERE r.id = sales.id;

UPDATE sales AS s SET running = w.total FROM (SELECT id, sum(cents) OVER (PARTITION BY shop ORDER BY at, id ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS total FROM sales) AS w WHERE w.id = s.id;

DELETE FROM sales WHERE id IN (SELECT id FROM (SELECT id, dense_rank() OVER w AS d FROM sales WINDOW w AS (PARTITION BY shop ORDER BY cents NULLS LAST)) AS x WHERE d > 2);

CREATE VIEW shops AS
SELECT shop, count(*) FILTER (WHERE cents > 15) AS large, max(cents) AS most FROM sales GROUP BY shop HAVING count(*) > 0;

CREATE VIEW steps AS
SELECT id, cents - lag(cents, 1, 0) OVER (PARTITION BY shop ORDER BY at) AS step, first_value(id) OVER (PARTITION BY shop ORDER BY at) AS first_id FROM sales;
