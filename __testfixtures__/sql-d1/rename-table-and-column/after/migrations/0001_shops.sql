CREATE TABLE shops (id serial PRIMARY KEY, title text NOT NULL CHECK (title <> ''), opened timestamptz);
CREATE TABLE sales (id serial PRIMARY KEY, shop_id integer NOT NULL REFERENCES shops (id) ON DELETE CASCADE, cents integer);
CREATE INDEX shops_title ON shops (title);
CREATE VIEW opened_shops AS SELECT id, opened FROM shops WHERE opened IS NOT NULL;
INSERT INTO shops (title) VALUES ('Corner'), ('Market');
INSERT INTO sales (shop_id, cents) VALUES (1, 250), (2, 100);
