CREATE TABLE wines (id serial PRIMARY KEY, name text, year integer, rating real);
CREATE VIEW old_wines AS SELECT name FROM wines WHERE year < 2000;
INSERT INTO wines (name, year, rating) VALUES ('Red', 1990, 4.5), ('White', 2015, 3);
