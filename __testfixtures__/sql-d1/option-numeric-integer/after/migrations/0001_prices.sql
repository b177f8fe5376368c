CREATE TABLE prices (id serial PRIMARY KEY, price numeric(10, 2) NOT NULL DEFAULT 9.99 CHECK (price >= 0.5), pieces numeric(6, 0));
INSERT INTO prices (price, pieces) VALUES (12.50, 3);
