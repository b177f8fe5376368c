ALTER TABLE spans ALTER COLUMN label TYPE text USING md5(label);
ALTER TABLE spans ALTER COLUMN label TYPE text[] USING regexp_split_to_array(label, ',');
