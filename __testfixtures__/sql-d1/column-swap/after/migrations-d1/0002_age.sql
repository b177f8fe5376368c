-- migrations/0002_age.sql

DROP INDEX parents_age;

ALTER TABLE parents ADD COLUMN __new_age INTEGER;

UPDATE parents SET __new_age = CAST(age AS INTEGER);

ALTER TABLE parents DROP COLUMN age;

ALTER TABLE parents RENAME COLUMN __new_age TO age;

CREATE INDEX parents_age ON parents (age);
