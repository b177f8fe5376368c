-- migrations/20240401080000_init.sql

-- Create "photos" table
-- Create index "photos_path_key" to table: "photos"
CREATE TABLE photos (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  path TEXT NOT NULL,
  meta TEXT NOT NULL DEFAULT '{}'
);

CREATE UNIQUE INDEX photos_path_key ON photos (path);
