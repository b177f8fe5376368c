ALTER TABLE shops DROP CONSTRAINT shops_name_key;
