-- migrations/0001_data.sql

CREATE TABLE data (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  a INTEGER,
  b TEXT,
  c INTEGER,
  d TEXT,
  e TEXT,
  f INTEGER,
  g TEXT
);

INSERT INTO data (a, b, c, d, e, f, g) VALUES (1, '42', 1704103200000, 'x', '{"k": 1}', true, '1.50'), (NULL, NULL, NULL, NULL, NULL, NULL, NULL);
