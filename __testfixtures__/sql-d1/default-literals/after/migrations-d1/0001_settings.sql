-- migrations/0001_settings.sql

CREATE TABLE settings (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  a TEXT NOT NULL DEFAULT 'it''s',
  b TEXT DEFAULT 'x',
  c INTEGER DEFAULT 1,
  d INTEGER NOT NULL DEFAULT false,
  e TEXT NOT NULL DEFAULT '[]',
  f TEXT DEFAULT '["a","b c"]',
  g TEXT DEFAULT '[]',
  h TEXT NOT NULL DEFAULT '{}',
  i TEXT DEFAULT '{"a": [1, true, null]}',
  j TEXT DEFAULT '1.500',
  k INTEGER DEFAULT 7,
  l INTEGER DEFAULT 0,
  m REAL DEFAULT -1500.0,
  n TEXT NOT NULL DEFAULT 'ok' CHECK (n IN ('sad', 'ok', 'happy')),
  o BLOB DEFAULT X'00ff',
  p TEXT DEFAULT '1 day',
  q TEXT DEFAULT NULL,
  r TEXT DEFAULT 'tab	here'
);
