CREATE TABLE roots (id integer PRIMARY KEY, name text NOT NULL, at timestamptz);
CREATE TABLE branches (id serial PRIMARY KEY, root_id integer NOT NULL REFERENCES roots (id) ON DELETE CASCADE);
CREATE TABLE leaves (id serial PRIMARY KEY, branch_id integer REFERENCES branches (id) ON DELETE SET NULL, neighbour integer REFERENCES leaves (id));
CREATE UNIQUE INDEX roots_name ON roots (name);
INSERT INTO roots (id, name) VALUES (1, 'oak'), (2, 'elm');
INSERT INTO branches (root_id) VALUES (1), (2);
INSERT INTO leaves (branch_id, neighbour) VALUES (1, NULL), (2, 1);
