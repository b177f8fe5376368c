CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE TABLE settings (
  id serial PRIMARY KEY,
  a text DEFAULT 'it''s'::text NOT NULL,
  b character varying(20) DEFAULT 'x'::character varying,
  c boolean DEFAULT 't',
  d boolean DEFAULT false NOT NULL,
  e text[] DEFAULT '{}'::text[] NOT NULL,
  f text[] DEFAULT ARRAY['a', 'b c'],
  g integer[] DEFAULT ARRAY[]::integer[],
  h jsonb DEFAULT '{}'::jsonb NOT NULL,
  i jsonb DEFAULT '{"a": [1, true, null]}',
  j numeric(8, 3) DEFAULT 1.5,
  k integer DEFAULT '7',
  l bigint DEFAULT 0,
  m double precision DEFAULT '-1.5e3',
  n mood DEFAULT 'ok'::mood NOT NULL,
  o bytea DEFAULT '\x00ff',
  p interval DEFAULT '1 day',
  q text DEFAULT NULL,
  r text DEFAULT E'tab\there'
);
