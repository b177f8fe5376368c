CREATE TABLE never (id serial PRIMARY KEY);
DROP TABLE never;
CREATE TABLE parents (id serial PRIMARY KEY, at timestamptz);
CREATE TABLE children (id serial PRIMARY KEY, parent_id integer REFERENCES parents (id) ON DELETE CASCADE);
CREATE TABLE others (id serial PRIMARY KEY, parent_id integer REFERENCES parents (id) ON DELETE CASCADE);
INSERT INTO parents DEFAULT VALUES;
INSERT INTO children (parent_id) VALUES (1);
INSERT INTO others (parent_id) VALUES (1);
