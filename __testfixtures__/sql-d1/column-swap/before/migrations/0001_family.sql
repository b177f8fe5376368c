CREATE TABLE parents (id serial PRIMARY KEY, name text, age text, at timestamptz);
CREATE INDEX parents_age ON parents (age);
CREATE TABLE children (id serial PRIMARY KEY, parent_id integer NOT NULL REFERENCES parents (id) ON DELETE CASCADE, name text);
CREATE TABLE toys (id serial PRIMARY KEY, child_id integer NOT NULL REFERENCES children (id) ON DELETE CASCADE, name text);
INSERT INTO parents (name, age) VALUES ('P', '40'), ('Q', NULL);
INSERT INTO children (parent_id, name) VALUES (1, 'C');
INSERT INTO toys (child_id, name) VALUES (1, 'T');
