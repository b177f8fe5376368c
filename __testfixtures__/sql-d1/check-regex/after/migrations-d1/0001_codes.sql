-- migrations/0001_codes.sql

CREATE TABLE codes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  digits TEXT,
  slug TEXT,
  starts TEXT,
  email TEXT,
  CHECK (digits GLOB '[0-9][0-9][0-9][0-9]'),
  CHECK (slug <> '' AND slug NOT GLOB '*[^a-z0-9-]*'),
  CHECK (starts GLOB 'inv_*')
);
