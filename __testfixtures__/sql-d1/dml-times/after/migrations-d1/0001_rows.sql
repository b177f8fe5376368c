-- migrations/0001_rows.sql

CREATE TABLE events (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  day TEXT,
  month TEXT,
  hour INTEGER,
  ends INTEGER,
  label TEXT
);

INSERT INTO events (at) VALUES (1706696430000), (1704067199500), (1709157600000);

UPDATE events SET ends = CAST(round(unixepoch(at / 1000.0, 'unixepoch', '+1 month', 'floor', 'subsec') * 1000) AS INTEGER), day = date(at / 1000.0, 'unixepoch');

UPDATE events SET ends = ends - 183600000 WHERE CAST(strftime('%m', at / 1000.0, 'unixepoch') AS INTEGER) = 1;

UPDATE events SET month = strftime('%Y-%m', at / 1000.0, 'unixepoch'), hour = CAST(round(CAST(strftime('%H', at / 1000.0, 'unixepoch') AS INTEGER)) AS INTEGER);

UPDATE events SET label = strftime('%Y-%m-%d %H:%M:%S', at / 1000.0, 'unixepoch', 'start of day', 'weekday 0', '-6 days');

UPDATE events SET day = date(day, '+7 days') WHERE CAST(strftime('%Y', at / 1000.0, 'unixepoch') AS INTEGER) = 2023;

DELETE FROM events WHERE at < CAST(round(unixepoch('now', '-1200 months', 'floor', 'subsec') * 1000) AS INTEGER);

-- Left to a person (sql-d1/lateral):
-- INSERT INTO days (day) SELECT d::date FROM generate_series('2024-02-27'::date, '2024-03-02'::date, INTERVAL '1 day') AS d

CREATE TABLE days (
  day TEXT NOT NULL,
  weekday INTEGER,
  PRIMARY KEY (day)
);

UPDATE days SET weekday = CAST(round(CAST(strftime('%u', day) AS INTEGER)) AS INTEGER);

CREATE TABLE numbers (
  n INT NOT NULL,
  word TEXT,
  PRIMARY KEY (n)
);

INSERT INTO numbers (n, word) SELECT n.n, 'n' || CAST(n.n AS TEXT) FROM (WITH RECURSIVE series_(value) AS (SELECT 1 WHERE 1 <= 10 UNION ALL SELECT value + 3 FROM series_ WHERE value + 3 <= 10) SELECT value AS n FROM series_) AS n;
