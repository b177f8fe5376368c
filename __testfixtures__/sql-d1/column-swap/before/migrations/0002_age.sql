ALTER TABLE parents ALTER COLUMN age TYPE integer USING age::integer;
