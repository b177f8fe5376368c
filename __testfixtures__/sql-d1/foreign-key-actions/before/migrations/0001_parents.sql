CREATE TABLE parents (id bigserial PRIMARY KEY, code text NOT NULL UNIQUE);
CREATE TABLE cascades (id serial PRIMARY KEY, parent bigint REFERENCES parents (id) ON DELETE CASCADE ON UPDATE CASCADE);
CREATE TABLE nulls (id serial PRIMARY KEY, parent bigint REFERENCES parents ON DELETE SET NULL ON UPDATE SET NULL);
CREATE TABLE restricts (id serial PRIMARY KEY, parent bigint NOT NULL REFERENCES parents (id) ON DELETE RESTRICT ON UPDATE RESTRICT);
CREATE TABLE defaults (id serial PRIMARY KEY, parent text DEFAULT 'none' REFERENCES parents (code) ON DELETE SET DEFAULT ON UPDATE SET DEFAULT);
CREATE TABLE plain (id serial PRIMARY KEY, parent bigint REFERENCES parents);
