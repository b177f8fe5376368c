-- migrations/0002_more.sql

CREATE TABLE __new_rects (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  w INTEGER NOT NULL,
  h INTEGER NOT NULL,
  area INTEGER GENERATED ALWAYS AS (w * h) STORED,
  at INTEGER,
  girth INTEGER GENERATED ALWAYS AS (2 * (w + h)) STORED,
  is_square INTEGER GENERATED ALWAYS AS (w = h) STORED NOT NULL
);

INSERT INTO __new_rects (id, w, h, at)
SELECT id, w, h, at FROM rects;

DROP TABLE rects;

ALTER TABLE __new_rects RENAME TO rects;
