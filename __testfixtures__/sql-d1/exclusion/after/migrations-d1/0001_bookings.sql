-- migrations/0001_bookings.sql

CREATE TABLE bookings (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  room INTEGER NOT NULL,
  during TEXT NOT NULL
);
