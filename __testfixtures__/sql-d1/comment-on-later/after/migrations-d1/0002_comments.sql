-- migrations/0002_comments.sql

-- notes.body: Markdown
-- of at most 10 kB

-- notes: (no comment any more)

ALTER TABLE notes ADD COLUMN author TEXT;
