CREATE TABLE events (
  id serial PRIMARY KEY,
  at timestamptz NOT NULL DEFAULT now(),
  day date NOT NULL DEFAULT CURRENT_DATE,
  until timestamp DEFAULT '2030-01-01 10:30:00',
  CHECK (until > '2020-01-01')
);
INSERT INTO events (at, day) VALUES ('2024-03-01 12:00:00+02', '2024-03-01');
