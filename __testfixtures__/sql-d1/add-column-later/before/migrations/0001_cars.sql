CREATE TABLE makers (id serial PRIMARY KEY, name text);
CREATE TABLE cars (id serial PRIMARY KEY, plate text NOT NULL, bought timestamptz);
INSERT INTO makers (name) VALUES ('Fiat');
INSERT INTO cars (plate) VALUES ('AB 1'), ('AB 2');
