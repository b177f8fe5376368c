-- migrations/0002_size.sql

ALTER TABLE cups ADD COLUMN size INTEGER;
