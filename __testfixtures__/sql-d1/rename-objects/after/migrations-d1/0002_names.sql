-- migrations/0002_names.sql

DROP INDEX tags_name;

DROP INDEX tags_color;

CREATE UNIQUE INDEX tags_name_key ON tags (name);

CREATE INDEX tags_color_idx ON tags (color);
