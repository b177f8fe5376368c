-- migrations/0001_rows.sql

-- Left to a person (sql-d1/data-in-migration):
-- COPY langs (code, name) FROM stdin

CREATE TABLE langs (
  code TEXT NOT NULL,
  name TEXT,
  at INTEGER,
  PRIMARY KEY (code)
);

INSERT INTO langs (code, name) VALUES ('en', 'English');

ALTER TABLE langs ADD COLUMN rtl INTEGER NOT NULL DEFAULT false;
