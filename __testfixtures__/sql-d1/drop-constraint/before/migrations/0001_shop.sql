CREATE TABLE shops (id serial PRIMARY KEY, name text UNIQUE, at timestamptz);
CREATE TABLE wares (id serial PRIMARY KEY, shop_id integer CONSTRAINT wares_shop REFERENCES shops (id) ON DELETE CASCADE, cents integer CHECK (cents > 0));
INSERT INTO shops (name) VALUES ('S');
INSERT INTO wares (shop_id, cents) VALUES (1, 5);
