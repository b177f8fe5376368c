-- migrations/00002_slug.sql

ALTER TABLE articles ADD COLUMN slug TEXT;

CREATE UNIQUE INDEX articles_slug ON articles (slug);
