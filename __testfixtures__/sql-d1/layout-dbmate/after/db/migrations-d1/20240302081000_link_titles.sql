-- db/migrations/20240302081000_link_titles.sql

ALTER TABLE links ADD COLUMN title TEXT NOT NULL DEFAULT '';
