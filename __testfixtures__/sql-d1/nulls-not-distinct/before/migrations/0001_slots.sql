CREATE TABLE slots (
  id serial PRIMARY KEY,
  room integer NOT NULL,
  guest integer,
  CONSTRAINT slots_once UNIQUE NULLS NOT DISTINCT (room, guest)
);
CREATE UNIQUE INDEX slots_guest ON slots (guest) NULLS NOT DISTINCT;
