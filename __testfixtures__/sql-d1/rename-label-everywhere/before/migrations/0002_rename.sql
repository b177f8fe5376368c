ALTER TYPE state RENAME VALUE 'open' TO 'waiting';
INSERT INTO tickets (id, kind) VALUES (50, 'second');
