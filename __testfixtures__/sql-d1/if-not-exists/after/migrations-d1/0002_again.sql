-- migrations/0002_again.sql

ALTER TABLE jobs ADD COLUMN tries INTEGER NOT NULL DEFAULT 0;

CREATE INDEX jobs_name ON jobs (name);
