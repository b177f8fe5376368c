CREATE TABLE cities (name text NOT NULL DEFAULT 'x', population integer CHECK (population > 0), founded timestamptz);
CREATE TABLE capitals () INHERITS (cities);
