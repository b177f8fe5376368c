-- migrations/0001_rows.sql

CREATE TABLE cities (
  id INT NOT NULL,
  name TEXT,
  PRIMARY KEY (id)
);

INSERT INTO cities (id, name) VALUES (1, 'Ulm'), (2, 'Bonn');

CREATE TABLE people (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT,
  city_id INTEGER,
  orders INTEGER DEFAULT 0,
  last_order INTEGER
);

INSERT INTO people (name, city_id) VALUES ('ann', 1), ('bob', 2), ('cid', NULL);

CREATE TABLE orders (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER,
  at INTEGER,
  cents INTEGER
);

INSERT INTO orders (person_id, at, cents) VALUES (1, 1704448800000, 100), (1, 1707127200000, 50), (2, 1709632800000, 70), (9, NULL, 1);

UPDATE people SET name = people.name || ' of ' || c.name FROM cities AS c WHERE c.id = people.city_id;

UPDATE people AS p SET orders = o.n, last_order = o.latest FROM (SELECT person_id, count(*) AS n, max(at) AS latest FROM orders GROUP BY person_id) AS o WHERE o.person_id = p.id;

UPDATE people SET (orders, city_id) = (SELECT count(*), 1 FROM orders WHERE orders.person_id = people.id) WHERE city_id IS NULL;

UPDATE orders SET cents = cents * 2 FROM people AS p JOIN cities AS c ON c.id = p.city_id WHERE p.id = orders.person_id AND c.name = 'Ulm';

DELETE FROM orders  WHERE EXISTS (SELECT 1 FROM people AS p LEFT JOIN cities AS c ON c.id = p.city_id WHERE orders.person_id = p.id AND c.name = 'Bonn');

DELETE FROM orders AS o WHERE NOT EXISTS (SELECT 1 FROM people AS p WHERE p.id = o.person_id);

DELETE FROM orders AS a  WHERE EXISTS (SELECT 1 FROM orders AS b WHERE a.id < b.id AND a.person_id = b.person_id);
