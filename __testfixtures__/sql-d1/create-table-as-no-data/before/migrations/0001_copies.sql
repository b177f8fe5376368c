CREATE TABLE prices (id serial PRIMARY KEY, item text NOT NULL, cents integer NOT NULL, at timestamptz);
INSERT INTO prices (item, cents) VALUES ('tea', 250), ('milk', 120);
CREATE TABLE empty_copy AS SELECT item, cents FROM prices WITH NO DATA;
CREATE TABLE full_copy AS SELECT item, cents FROM prices WITH DATA;
CREATE TABLE named_columns (what, worth) AS SELECT item, cents FROM prices;
SELECT item, cents * 2 AS twice INTO doubled FROM prices WHERE cents > 200;
CREATE TABLE IF NOT EXISTS doubled AS SELECT item, cents AS twice FROM prices;
CREATE TABLE listed AS VALUES (1, 'one'), (2, 'two');
CREATE TABLE whole AS TABLE prices;
