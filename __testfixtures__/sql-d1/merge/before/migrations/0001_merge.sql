CREATE TABLE stock (item text PRIMARY KEY, amount integer NOT NULL, at timestamptz);
CREATE TABLE delivery (item text NOT NULL, amount integer NOT NULL);
INSERT INTO stock (item, amount) VALUES ('tea', 3), ('milk', 0);
INSERT INTO delivery VALUES ('tea', 2), ('jam', 5);
MERGE INTO stock s USING delivery d ON s.item = d.item
WHEN MATCHED THEN UPDATE SET amount = s.amount + d.amount
WHEN NOT MATCHED THEN INSERT (item, amount) VALUES (d.item, d.amount);
