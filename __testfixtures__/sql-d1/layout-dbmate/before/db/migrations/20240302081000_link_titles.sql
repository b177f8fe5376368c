-- migrate:up
ALTER TABLE links ADD COLUMN title text NOT NULL DEFAULT '';

-- migrate:down
ALTER TABLE links DROP COLUMN title;
