ALTER TABLE pets ALTER COLUMN kind TYPE text USING kind::text;
DROP TYPE kind;
