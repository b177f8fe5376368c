CREATE TABLE spans (id serial PRIMARY KEY, label text, at timestamptz);
INSERT INTO spans (label) VALUES ('a,b');
