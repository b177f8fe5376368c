-- migrations/0003_plain.sql

CREATE TABLE __new_rects (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  w INTEGER NOT NULL,
  h INTEGER NOT NULL,
  area INTEGER,
  at INTEGER,
  girth INTEGER GENERATED ALWAYS AS (2 * (w + h)) STORED,
  is_square INTEGER GENERATED ALWAYS AS (w = h) STORED NOT NULL
);

INSERT INTO __new_rects (id, w, h, area, at)
SELECT id, w, h, area, at FROM rects;

DROP TABLE rects;

ALTER TABLE __new_rects RENAME TO rects;

UPDATE rects SET area = 0 WHERE w = 2;
