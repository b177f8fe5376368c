-- migrations/0002_types.sql

CREATE TABLE __new_data (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  a TEXT,
  b INTEGER,
  c INTEGER,
  d TEXT,
  e TEXT,
  f TEXT,
  g INTEGER
);

INSERT INTO __new_data (id, a, b, c, d, e, f, g)
SELECT id, CAST(a AS TEXT), (CAST(b AS INTEGER)), c, d, json(e), CASE WHEN f THEN 'yes' ELSE 'no' END, CAST(round(round(CAST(g AS NUMERIC))) AS INTEGER) FROM data;

DROP TABLE data;

ALTER TABLE __new_data RENAME TO data;
