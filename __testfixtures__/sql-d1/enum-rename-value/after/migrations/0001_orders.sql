CREATE TYPE order_state AS ENUM ('open', 'payed');
CREATE TABLE orders (id serial PRIMARY KEY, state order_state NOT NULL DEFAULT 'open');
INSERT INTO orders (state) VALUES ('open'), ('payed');
