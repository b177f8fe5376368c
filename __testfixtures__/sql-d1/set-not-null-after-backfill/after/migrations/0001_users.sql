CREATE TABLE users (id serial PRIMARY KEY, first text, last text, at timestamptz);
INSERT INTO users (first, last) VALUES ('Ada', 'Byron'), ('Cher', NULL);
