-- migrations/0001_events.sql

CREATE TABLE events (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  a INTEGER NOT NULL DEFAULT (CAST(unixepoch('subsec') * 1000 AS INTEGER)),
  b INTEGER NOT NULL DEFAULT (CAST(unixepoch('subsec') * 1000 AS INTEGER)),
  c INTEGER DEFAULT (CAST(unixepoch('subsec') * 1000 AS INTEGER)),
  d TEXT NOT NULL DEFAULT (date('now')),
  e TEXT NOT NULL DEFAULT (strftime('%H:%M:%f', 'now')),
  f INTEGER DEFAULT (CAST(round(unixepoch('now', '+7 days', 'subsec') * 1000) AS INTEGER)),
  g INTEGER DEFAULT 1709200800000,
  h TEXT DEFAULT '2024-02-29',
  i INTEGER DEFAULT (CAST(unixepoch('subsec') * 1000 AS INTEGER)),
  j INTEGER DEFAULT (CAST(unixepoch('subsec') * 1000 AS INTEGER))
);
