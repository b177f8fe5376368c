ALTER INDEX tags_color RENAME TO tags_color_idx;
ALTER TABLE tags RENAME CONSTRAINT tags_name TO tags_name_key;
ALTER TABLE tags RENAME CONSTRAINT tags_short TO tags_name_short;
ALTER TYPE color RENAME TO tag_color;
ALTER SEQUENCE tags_id_seq RENAME TO tag_numbers;
