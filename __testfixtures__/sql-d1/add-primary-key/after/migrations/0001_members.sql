CREATE TABLE members (team integer NOT NULL, person integer NOT NULL, since timestamptz);
CREATE TABLE codes (id serial PRIMARY KEY, code text NOT NULL);
INSERT INTO members (team, person) VALUES (1, 1), (1, 2);
INSERT INTO codes (code) VALUES ('a');
