-- migrations/10.pinned.sql

ALTER TABLE notes ADD COLUMN pinned INTEGER NOT NULL DEFAULT false;
