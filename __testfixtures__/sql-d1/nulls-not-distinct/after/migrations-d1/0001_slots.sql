-- migrations/0001_slots.sql

CREATE TABLE slots (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  room INTEGER NOT NULL,
  guest INTEGER
);

CREATE UNIQUE INDEX slots_once ON slots (room, ifnull(guest, x'00'));

CREATE UNIQUE INDEX slots_guest ON slots (ifnull(guest, x'00'));
