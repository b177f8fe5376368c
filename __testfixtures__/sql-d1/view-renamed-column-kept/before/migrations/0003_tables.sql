ALTER TABLE pets RENAME TO animals;
ALTER TABLE people ADD CHECK (born > '1900-01-01');
ALTER TABLE people RENAME COLUMN id TO person_id;
