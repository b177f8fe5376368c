-- migrations/0001_merge.sql

CREATE TABLE tags (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  meta TEXT
);

CREATE TABLE taggings (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  tag_id INTEGER NOT NULL,
  FOREIGN KEY (tag_id) REFERENCES tags (id)
);

INSERT INTO tags (name) VALUES ('a'), ('A'), ('b');

INSERT INTO taggings (tag_id) VALUES (1), (2), (3);

CREATE TABLE keep_tags (
  name TEXT NOT NULL,
  id INTEGER NOT NULL,
  PRIMARY KEY (name)
);

INSERT INTO keep_tags (name, id) SELECT lower(name), min(id) FROM tags GROUP BY lower(name);

UPDATE taggings SET tag_id = k.id FROM tags AS t JOIN keep_tags AS k ON k.name = lower(t.name) WHERE t.id = taggings.tag_id;

DELETE FROM tags WHERE id NOT IN (SELECT id FROM keep_tags);

DROP TABLE keep_tags;
