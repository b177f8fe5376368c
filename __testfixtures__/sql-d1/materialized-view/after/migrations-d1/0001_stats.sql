-- migrations/0001_stats.sql

CREATE TABLE visits (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  page TEXT NOT NULL,
  at INTEGER NOT NULL DEFAULT (CAST(unixepoch('subsec') * 1000 AS INTEGER))
);

CREATE VIEW page_visits AS
SELECT page, count(*) AS visits FROM visits GROUP BY page;
