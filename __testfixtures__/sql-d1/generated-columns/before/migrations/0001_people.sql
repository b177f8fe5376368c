CREATE TABLE people (
  id serial PRIMARY KEY,
  first text NOT NULL,
  last text,
  full_name text GENERATED ALWAYS AS (first || ' ' || coalesce(last, '')) STORED,
  height_cm numeric(5, 1),
  cents bigint NOT NULL DEFAULT 0,
  euros integer GENERATED ALWAYS AS (cents / 100) STORED,
  is_adult boolean GENERATED ALWAYS AS (cents > 1800) STORED
);
INSERT INTO people (first, last, cents) VALUES ('Ada', 'Byron', 4200), ('Cher', NULL, 5);
