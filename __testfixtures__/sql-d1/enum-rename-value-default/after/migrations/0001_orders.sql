CREATE TYPE state AS ENUM ('opn', 'done');
CREATE TABLE orders (id serial PRIMARY KEY, state state NOT NULL DEFAULT 'opn'::state, previous state DEFAULT 'done');
ALTER TYPE state RENAME VALUE 'opn' TO 'open';
INSERT INTO orders DEFAULT VALUES;
