CREATE TABLE prices (id serial PRIMARY KEY, item text NOT NULL, cents integer NOT NULL, at timestamptz);
INSERT INTO prices (item, cents) VALUES ('tea', 250), ('tea', 300), ('milk', 120);
CREATE TABLE top_prices AS SELECT item, max(cents) AS cents FROM prices GROUP BY item;
