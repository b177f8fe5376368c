-- migrations/20240402080000_tags.sql

-- Modify "photos" table
ALTER TABLE photos ADD COLUMN tags TEXT NOT NULL DEFAULT '[]';
