-- migrations/0002_keys.sql

CREATE TABLE __new_members (
  team INTEGER NOT NULL,
  person INTEGER NOT NULL,
  since INTEGER,
  PRIMARY KEY (team, person)
);

CREATE TABLE __new_codes (
  id INTEGER NOT NULL,
  code TEXT NOT NULL,
  PRIMARY KEY (code)
);

INSERT INTO __new_members (team, person, since)
SELECT team, person, since FROM members;

INSERT INTO __new_codes (id, code)
SELECT id, code FROM codes;

DROP TABLE codes;

DROP TABLE members;

ALTER TABLE __new_members RENAME TO members;

ALTER TABLE __new_codes RENAME TO codes;
