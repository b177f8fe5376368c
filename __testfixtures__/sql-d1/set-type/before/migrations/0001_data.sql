CREATE TABLE data (id serial PRIMARY KEY, a integer, b text, c timestamptz, d varchar(10), e text, f boolean, g numeric(8, 2));
INSERT INTO data (a, b, c, d, e, f, g) VALUES (1, '42', '2024-01-01 10:00:00Z', 'x', '{"k": 1}', true, 1.5), (NULL, NULL, NULL, NULL, NULL, NULL, NULL);
