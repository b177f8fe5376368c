-- migrations/0001_members.sql

CREATE TABLE members (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  status TEXT NOT NULL,
  role TEXT,
  age INTEGER,
  name TEXT NOT NULL,
  trimmed TEXT,
  email TEXT,
  balance TEXT,
  paid INTEGER DEFAULT false,
  a INTEGER,
  b INTEGER,
  CHECK (status IN ('new', 'active', 'gone')),
  CHECK ((role) IN ('admin', 'user')),
  CHECK (age BETWEEN 0 AND 150),
  CHECK (length(name) >= 1 AND length(name) <= 20),
  CHECK (trim(trimmed) <> ''),
  CHECK (email GLOB '*@*'),
  CHECK (CAST(balance AS NUMERIC) >= 0),
  CHECK (paid IS NOT NULL),
  CONSTRAINT one_of_them CHECK ((a IS NULL) <> (b IS NULL)),
  CONSTRAINT at_most_one CHECK ((a IS NOT NULL) + (b IS NOT NULL) <= 1),
  CONSTRAINT ordered CHECK (b IS NULL OR a IS NULL OR a < b)
);
