-- migrations/0001_rows.sql

CREATE TABLE authors (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT,
  best TEXT,
  books INTEGER
);

INSERT INTO authors (name) VALUES ('ann'), ('bob');

CREATE TABLE books (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  author_id INTEGER,
  title TEXT,
  sold INTEGER,
  at INTEGER
);

INSERT INTO books (author_id, title, sold) VALUES (1, 'x', 5), (1, 'y', 9), (2, 'z', 1);

-- Left to a person (sql-d1/lateral):
-- UPDATE authors SET books = c.n FROM authors a, LATERAL (SELECT count(*) AS n FROM books b WHERE b.author_id = a.id) c WHERE a.id = authors.id

CREATE VIEW best_books AS
SELECT a.name, (SELECT title FROM (SELECT title FROM books WHERE author_id = a.id ORDER BY sold DESC NULLS FIRST LIMIT 1)) AS title FROM authors AS a;
