CREATE TABLE members (
  id serial PRIMARY KEY,
  status text NOT NULL CHECK (status IN ('new', 'active', 'gone')),
  role character varying(10) CHECK ((role)::text = ANY ((ARRAY['admin'::character varying, 'user'::character varying])::text[])),
  age integer CHECK (age BETWEEN 0 AND 150),
  name text NOT NULL CHECK (char_length(name) >= 1 AND length(name) <= 20),
  trimmed text CHECK (trim(trimmed) <> ''),
  email text CHECK (email LIKE '%@%'),
  balance numeric(12, 2) CHECK (balance >= 0),
  paid boolean DEFAULT false CHECK (paid IS NOT NULL),
  a integer,
  b integer,
  CONSTRAINT one_of_them CHECK ((a IS NULL) <> (b IS NULL)),
  CONSTRAINT at_most_one CHECK (num_nonnulls(a, b) <= 1),
  CONSTRAINT ordered CHECK (b IS NULL OR a IS NULL OR a < b)
);
