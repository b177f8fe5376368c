CREATE TABLE events (
  id serial PRIMARY KEY,
  a timestamptz NOT NULL DEFAULT now(),
  b timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP,
  c timestamptz DEFAULT timezone('utc', now()),
  d date NOT NULL DEFAULT CURRENT_DATE,
  e time NOT NULL DEFAULT CURRENT_TIME,
  f timestamptz DEFAULT (now() + interval '7 days'),
  g timestamptz DEFAULT '2024-02-29 12:00:00+02',
  h date DEFAULT '2024-02-29',
  i timestamp(3) DEFAULT LOCALTIMESTAMP,
  j timestamptz DEFAULT clock_timestamp()
);
