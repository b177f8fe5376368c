CREATE TABLE trains (id serial PRIMARY KEY, name text NOT NULL);
CREATE TABLE seats (
  id serial PRIMARY KEY,
  train_id integer NOT NULL REFERENCES trains (id) DEFERRABLE INITIALLY DEFERRED,
  second_train_id integer REFERENCES trains (id) DEFERRABLE
);
