-- migrations/0001_rows.sql

-- Left to a person (sql-d1/statement-not-understood):
-- ALTER TABLE a ADD COLUMN v text NOT NUL

-- Left to a person (sql-d1/statement-not-understood):
-- INSERT INTO a (w) VALUE ('x')

CREATE TABLE a (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER,
  w TEXT
);

INSERT INTO a (w) VALUES ('y');

-- Left to a person (sql-d1/statement-not-understood):
-- CREATE INDEX ON a USING (w)

-- Left to a person (sql-d1/statement-not-understood):
-- MERGE a

-- Left to a person (sql-d1/statement-not-understood):
-- UPDATE a SET w = 'z' WHER id = 1

CREATE TABLE c (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  a_id INTEGER,
  FOREIGN KEY (a_id) REFERENCES a (id)
);

CREATE INDEX a_w ON a (w);
