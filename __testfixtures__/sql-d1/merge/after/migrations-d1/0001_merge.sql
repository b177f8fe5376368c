-- migrations/0001_merge.sql

CREATE TABLE stock (
  item TEXT NOT NULL,
  amount INTEGER NOT NULL,
  at INTEGER,
  PRIMARY KEY (item)
);

INSERT INTO stock (item, amount) VALUES ('tea', 3), ('milk', 0);

CREATE TABLE delivery (
  item TEXT NOT NULL,
  amount INTEGER NOT NULL
);

INSERT INTO delivery (item, amount) VALUES ('tea', 2), ('jam', 5);

-- Left to a person (sql-d1/construct):
-- MERGE INTO stock s USING delivery d ON s.item = d.item
-- WHEN MATCHED THEN UPDATE SET amount = s.amount + d.amount
-- WHEN NOT MATCHED THEN INSERT (item, amount) VALUES (d.item, d.amount)
