CREATE TYPE state AS ENUM ('on', 'off');
CREATE TABLE lamps (id serial PRIMARY KEY, name varchar(20), state state, watts text, CONSTRAINT lamps_name UNIQUE (name));
INSERT INTO lamps (name, watts) VALUES ('desk', '40'), ('floor', '60');
