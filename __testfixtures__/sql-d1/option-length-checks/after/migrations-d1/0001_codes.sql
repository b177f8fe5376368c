-- migrations/0001_codes.sql

CREATE TABLE codes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  code TEXT NOT NULL CHECK (length(code) <= 8),
  country TEXT CHECK (length(country) <= 2),
  free TEXT,
  note TEXT
);
