CREATE TABLE IF NOT EXISTS reminder (
  id INTEGER PRIMARY KEY,
  text TEXT NOT NULL,
  due TEXT,
  at_ms INTEGER,
  urgent BOOLEAN NOT NULL,
  weight REAL
);
