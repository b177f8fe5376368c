CREATE TABLE prices (id serial PRIMARY KEY, price numeric(10, 2) NOT NULL DEFAULT 9.99 CHECK (price >= 0), rate decimal);
INSERT INTO prices (price, rate) VALUES (12.50, 0.5);
