CREATE TABLE cache (key text PRIMARY KEY, value text, at timestamptz);
CREATE TABLE notes (id serial PRIMARY KEY, body text, mark integer);
INSERT INTO cache (key, value) VALUES ('a', 'b');
INSERT INTO notes (body, mark) VALUES ('x', 7);
