CREATE DOMAIN percent AS integer CONSTRAINT percent_range CHECK (VALUE BETWEEN 0 AND 100);
CREATE DOMAIN code AS varchar(8) CHECK (VALUE = upper(VALUE));
CREATE TABLE votes (id serial PRIMARY KEY, share percent, kind code DEFAULT 'A');
INSERT INTO votes (share) VALUES (10), (20);
