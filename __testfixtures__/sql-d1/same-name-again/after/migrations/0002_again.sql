DROP TABLE cache;
CREATE TABLE cache (id serial PRIMARY KEY, value jsonb);
ALTER TABLE notes DROP COLUMN mark;
ALTER TABLE notes ADD COLUMN mark boolean NOT NULL DEFAULT false;
