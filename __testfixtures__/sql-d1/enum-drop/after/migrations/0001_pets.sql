CREATE TYPE kind AS ENUM ('cat', 'dog');
CREATE TABLE pets (id serial PRIMARY KEY, kind kind NOT NULL);
INSERT INTO pets (kind) VALUES ('cat');
