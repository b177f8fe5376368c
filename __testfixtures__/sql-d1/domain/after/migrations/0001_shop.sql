CREATE DOMAIN positive AS integer CHECK (VALUE > 0);
CREATE DOMAIN label AS text NOT NULL DEFAULT 'none' CHECK (length(VALUE) <= 10);
CREATE TABLE items (id serial PRIMARY KEY, amount positive, name label, price positive NOT NULL);
