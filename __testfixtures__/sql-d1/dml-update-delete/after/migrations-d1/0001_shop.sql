-- migrations/0001_shop.sql

CREATE TABLE products (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  cents INTEGER NOT NULL,
  on_sale INTEGER NOT NULL DEFAULT false
);

CREATE TABLE discounts (
  product_id INTEGER NOT NULL,
  percent INTEGER NOT NULL,
  FOREIGN KEY (product_id) REFERENCES products (id)
);

INSERT INTO products (name, cents) VALUES ('tea', 200), ('milk', 100), ('jam', 300);

INSERT INTO discounts (product_id, percent) VALUES (1, 50), (3, 100);

CREATE TABLE trash (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  v TEXT
);

INSERT INTO trash (v) VALUES ('{}');

UPDATE products AS p SET cents = p.cents - p.cents * d.percent / 100, on_sale = true FROM discounts AS d WHERE d.product_id = p.id;

UPDATE products SET name = v.name FROM (SELECT column1 AS id, column2 AS name FROM (VALUES (1, 'green tea'), (2, 'oat milk'))) AS v WHERE v.id = products.id;

DELETE FROM discounts AS d  WHERE EXISTS (SELECT 1 FROM products AS p WHERE p.id = d.product_id AND p.cents = 0);

WITH cheap AS (SELECT id FROM products WHERE cents < 50) DELETE FROM products WHERE id IN (SELECT id FROM cheap);

DELETE FROM trash;

DELETE FROM sqlite_sequence WHERE name = 'trash';
