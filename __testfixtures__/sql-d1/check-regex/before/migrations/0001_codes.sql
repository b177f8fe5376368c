CREATE TABLE codes (
  id serial PRIMARY KEY,
  digits text CHECK (digits ~ '^[0-9]{4}$'),
  slug text CHECK (slug ~ '^[a-z0-9-]+$'),
  starts text CHECK (starts ~ '^inv_'),
  email text CHECK (email ~* '^[^@]+@[^@]+\.[a-z]{2,}$')
);
