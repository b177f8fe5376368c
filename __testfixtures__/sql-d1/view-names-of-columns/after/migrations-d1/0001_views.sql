-- migrations/0001_views.sql

CREATE TABLE sales (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  shop TEXT,
  cents INTEGER,
  at INTEGER,
  tags TEXT
);

INSERT INTO sales (shop, cents) VALUES ('n', 5), ('s', 7);

CREATE VIEW counted AS
SELECT shop, count(*) AS count, sum(cents) AS sum, upper(shop) AS upper, CAST(cents AS TEXT) AS cents FROM sales GROUP BY shop, cents;

CREATE VIEW cases AS
SELECT s.id, CASE WHEN cents > 5 THEN 'much' ELSE 'little' END AS "case", coalesce(shop, '?') AS coalesce FROM sales AS s;

CREATE VIEW named (a, b) AS
SELECT shop, cents + 1 FROM sales;

CREATE VIEW joined_names AS
SELECT a.id, b.cents FROM sales AS a JOIN sales AS b ON a.id = b.id
UNION ALL
SELECT 0, count(*) FROM sales;

CREATE VIEW numbers (n) AS
WITH RECURSIVE numbers (n) AS (
VALUES (1)
UNION ALL
SELECT n + 1 FROM numbers WHERE n < 5
) SELECT n FROM numbers;
