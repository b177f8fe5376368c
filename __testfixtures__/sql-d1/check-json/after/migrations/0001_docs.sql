CREATE TABLE docs (
  id serial PRIMARY KEY,
  body jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(body) = 'object'),
  tags jsonb CHECK (tags IS NULL OR jsonb_typeof(tags) = 'array'),
  meta jsonb CHECK (meta ->> 'kind' IN ('a', 'b')),
  list text[] CHECK (cardinality(list) <= 3)
);
