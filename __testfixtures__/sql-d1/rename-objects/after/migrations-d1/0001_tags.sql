-- migrations/0001_tags.sql

CREATE TABLE tags (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  color TEXT CHECK (color IN ('red', 'blue')),
  CONSTRAINT tags_short CHECK (length(name) < 9)
);

CREATE UNIQUE INDEX tags_name ON tags (name);

CREATE INDEX tags_color ON tags (color);

INSERT INTO tags (name, color) VALUES ('a', 'red');
