ALTER TABLE cups RENAME COLUMN color TO colour;
