CREATE TABLE authors (id serial PRIMARY KEY, name text, best text, books integer);
CREATE TABLE books (id serial PRIMARY KEY, author_id integer, title text, sold integer, at timestamptz);
INSERT INTO authors (name) VALUES ('ann'), ('bob');
INSERT INTO books (author_id, title, sold) VALUES (1, 'x', 5), (1, 'y', 9), (2, 'z', 1);
UPDATE authors SET books = c.n FROM authors a, LATERAL (SELECT count(*) AS n FROM books b WHERE b.author_id = a.id) c WHERE a.id = authors.id;
CREATE VIEW best_books AS SELECT a.name, b.title FROM authors a LEFT JOIN LATERAL (SELECT title FROM books WHERE author_id = a.id ORDER BY sold DESC LIMIT 1) b ON true;
CREATE VIEW two_best AS SELECT a.name, b.title FROM authors a CROSS JOIN LATERAL (SELECT title FROM books WHERE author_id = a.id ORDER BY sold DESC LIMIT 2) b;
