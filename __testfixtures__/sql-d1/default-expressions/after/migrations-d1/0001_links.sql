-- migrations/0001_links.sql

CREATE TABLE links (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  slug TEXT NOT NULL DEFAULT (lower('ABC' || '-' || 'x')),
  weight INTEGER NOT NULL DEFAULT (2 * (3 + 4)),
  settings TEXT NOT NULL DEFAULT (json_object('theme', 'dark', 'on', json('true'))),
  year INTEGER NOT NULL DEFAULT (CAST(round(CAST(strftime('%Y', 'now') AS INTEGER)) AS INTEGER)),
  digest TEXT
);
