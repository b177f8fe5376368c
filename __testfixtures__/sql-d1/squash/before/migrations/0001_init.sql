-- People.
CREATE TABLE users (id serial PRIMARY KEY, name text, age integer);
CREATE TABLE roles (name text PRIMARY KEY, made timestamptz);
INSERT INTO roles (name) VALUES ('admin'), ('reader');
