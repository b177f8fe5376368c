CREATE TABLE sales (id serial PRIMARY KEY, shop text NOT NULL, cents integer, at timestamptz NOT NULL, rank_in_shop integer, running integer);
INSERT INTO sales (shop, cents, at) VALUES ('n', 10, '2024-01-01'), ('n', 30, '2024-01-02'), ('s', 20, '2024-01-01'), ('n', NULL, '2024-01-03');
UPDATE sales SET rank_in_shop = r.place FROM (SELECT id, row_number() OVER (PARTITION BY shop ORDER BY cents DESC NULLS LAST, id) AS place FROM sales) r WHERE r.id = sales.id;
UPDATE sales s SET running = w.total FROM (SELECT id, sum(cents) OVER (PARTITION BY shop ORDER BY at, id ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS total FROM sales) w WHERE w.id = s.id;
DELETE FROM sales WHERE id IN (SELECT id FROM (SELECT id, dense_rank() OVER w AS d FROM sales WINDOW w AS (PARTITION BY shop ORDER BY cents)) x WHERE d > 2);
CREATE VIEW shops AS SELECT shop, count(*) FILTER (WHERE cents > 15) AS large, max(cents) AS most FROM sales GROUP BY shop HAVING count(*) > 0;
CREATE VIEW steps AS SELECT id, cents - lag(cents, 1, 0) OVER (PARTITION BY shop ORDER BY at) AS step, first_value(id) OVER (PARTITION BY shop ORDER BY at) AS first_id FROM sales;
