CREATE TEMP TABLE keep_tags ON COMMIT DROP AS SELECT id FROM tags;
DELETE FROM taggings WHERE tag_id NOT IN (SELECT id FROM keep_tags);
CREATE UNIQUE INDEX tags_name ON tags (lower(name));
