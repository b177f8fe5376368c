CREATE TABLE sales (id serial PRIMARY KEY, shop text, cents integer, at timestamptz, tags text[]);
INSERT INTO sales (shop, cents) VALUES ('n', 5), ('s', 7);
CREATE VIEW counted AS SELECT shop, count(*), sum(cents), upper(shop), cents::text FROM sales GROUP BY shop, cents;
CREATE VIEW cases AS SELECT s.id, CASE WHEN cents > 5 THEN 'much' ELSE 'little' END, coalesce(shop, '?') FROM sales s;
CREATE VIEW named (a, b) AS SELECT shop, cents + 1 FROM sales;
CREATE VIEW joined_names AS SELECT a.id, b.cents FROM sales a JOIN sales b ON a.id = b.id UNION ALL SELECT 0, count(*) FROM sales;
CREATE RECURSIVE VIEW numbers (n) AS VALUES (1) UNION ALL SELECT n + 1 FROM numbers WHERE n < 5;
