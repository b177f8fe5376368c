CREATE TABLE rooms (
  code varchar(10) PRIMARY KEY,
  name text NOT NULL UNIQUE,
  seats integer NOT NULL CHECK (seats > 0),
  opened timestamptz,
  closed timestamptz,
  CONSTRAINT rooms_times CHECK (closed IS NULL OR closed > opened),
  CONSTRAINT rooms_name_seats UNIQUE (name, seats)
);
