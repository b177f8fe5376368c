CREATE TABLE books (id serial PRIMARY KEY, title text NOT NULL, price numeric(8, 2), sold boolean NOT NULL DEFAULT false);
INSERT INTO books (title, price) VALUES ('A', 5), ('B', 7.5);
-- What can be bought.
CREATE VIEW for_sale AS SELECT id, title, price FROM books WHERE NOT sold;
CREATE VIEW cheap (name) AS SELECT title FROM for_sale WHERE price < 6;
CREATE VIEW titles AS SELECT title FROM books ORDER BY title DESC;
