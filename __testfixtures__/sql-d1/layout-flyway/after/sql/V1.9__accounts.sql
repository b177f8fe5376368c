CREATE TABLE accounts (
  id serial PRIMARY KEY,
  owner varchar(80) NOT NULL,
  balance numeric(12, 2) NOT NULL DEFAULT 0
);
