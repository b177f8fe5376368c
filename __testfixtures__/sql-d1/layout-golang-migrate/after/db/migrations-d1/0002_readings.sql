-- db/postgres/2_readings.up.sql

CREATE TABLE readings (
  device_id TEXT NOT NULL,
  taken_at INTEGER NOT NULL DEFAULT (CAST(unixepoch('subsec') * 1000 AS INTEGER)),
  celsius REAL NOT NULL,
  PRIMARY KEY (device_id, taken_at),
  FOREIGN KEY (device_id) REFERENCES devices (id) ON DELETE CASCADE
);
