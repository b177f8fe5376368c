-- migrations/0001_books.sql

CREATE TABLE books (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  title TEXT NOT NULL,
  price TEXT,
  sold INTEGER NOT NULL DEFAULT false
);

INSERT INTO books (title, price) VALUES ('A', '5.00'), ('B', '7.50');

-- What can be bought.
CREATE VIEW for_sale AS
SELECT id, title, price FROM books WHERE NOT sold;

CREATE VIEW cheap (name) AS
SELECT title FROM for_sale WHERE CAST(price AS NUMERIC) < 6;

CREATE VIEW titles AS
SELECT title FROM books ORDER BY title DESC;
