CREATE TABLE IF NOT EXISTS reading (
  id INTEGER PRIMARY KEY,
  sensor TEXT NOT NULL,
  amount REAL,
  raw TEXT,
  whole INTEGER,
  anything
);
