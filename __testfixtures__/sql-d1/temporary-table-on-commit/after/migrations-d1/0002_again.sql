-- migrations/0002_again.sql

CREATE TABLE keep_tags (
  id INTEGER
);

INSERT INTO keep_tags (id)
SELECT id FROM tags;

DELETE FROM taggings WHERE tag_id NOT IN (SELECT id FROM keep_tags);

DROP TABLE keep_tags;

CREATE UNIQUE INDEX tags_name ON tags (lower(name));
