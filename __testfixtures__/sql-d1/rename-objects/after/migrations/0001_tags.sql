CREATE TYPE color AS ENUM ('red', 'blue');
CREATE TABLE tags (id serial PRIMARY KEY, name text NOT NULL, color color, CONSTRAINT tags_name UNIQUE (name), CONSTRAINT tags_short CHECK (length(name) < 9));
CREATE INDEX tags_color ON tags (color);
INSERT INTO tags (name, color) VALUES ('a', 'red');
