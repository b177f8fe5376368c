ALTER TABLE cups ADD COLUMN size integer;
