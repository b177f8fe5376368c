CREATE TABLE bookings (
  id serial PRIMARY KEY,
  room integer NOT NULL,
  during int4range NOT NULL,
  EXCLUDE USING gist (during WITH &&)
);
