-- migrations/0001_rooms.sql

CREATE TABLE rooms (
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  seats INTEGER NOT NULL,
  opened INTEGER,
  closed INTEGER,
  PRIMARY KEY (code),
  CHECK (seats > 0),
  CONSTRAINT rooms_times CHECK (closed IS NULL OR closed > opened)
);

CREATE UNIQUE INDEX rooms_name_key ON rooms (name);

CREATE UNIQUE INDEX rooms_name_seats ON rooms (name, seats);
