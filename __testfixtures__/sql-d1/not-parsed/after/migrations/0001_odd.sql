CREATE TABLE a (id serial PRIMARY KEY, at timestamptz);
CREATE TABLE b (id serial PRIMARY KEY,, v text);
CREATE TABEL c (id int);
CREATE TABLE d (id serial PRIMARY KEY, v text);
