-- drizzle/0001_loud_hill.sql

ALTER TABLE books ADD COLUMN isbn TEXT;

CREATE UNIQUE INDEX books_isbn_unique ON books (isbn);
