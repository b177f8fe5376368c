-- migrations/0002_replace.sql

DROP VIEW cheap;

DROP VIEW for_sale;

CREATE VIEW for_sale AS
SELECT id, title, price, sold FROM books WHERE sold IS NOT TRUE;

CREATE VIEW cheap (name) AS
SELECT title FROM for_sale WHERE CAST(price AS NUMERIC) < 6;
