ALTER TABLE users ADD COLUMN name text;
UPDATE users SET name = trim(coalesce(first, '') || ' ' || coalesce(last, ''));
ALTER TABLE users ALTER COLUMN name SET NOT NULL;
ALTER TABLE users DROP COLUMN first, DROP COLUMN last;
