-- migrations/0002_times.sql

PRAGMA defer_foreign_keys = ON;

CREATE TABLE __new_cars (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  plate TEXT NOT NULL,
  created_at INTEGER NOT NULL DEFAULT (CAST(unixepoch('subsec') * 1000 AS INTEGER))
);

CREATE TABLE __new_trips (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  car_id INTEGER NOT NULL,
  km REAL,
  FOREIGN KEY (car_id) REFERENCES __new_cars (id) ON DELETE CASCADE
);

INSERT INTO __new_cars (id, plate, created_at)
SELECT id, plate, CAST(unixepoch('subsec') * 1000 AS INTEGER) FROM cars;

INSERT INTO __new_trips (id, car_id, km)
SELECT id, car_id, km FROM trips;

DROP TABLE trips;

DROP TABLE cars;

ALTER TABLE __new_cars RENAME TO cars;

ALTER TABLE __new_trips RENAME TO trips;
