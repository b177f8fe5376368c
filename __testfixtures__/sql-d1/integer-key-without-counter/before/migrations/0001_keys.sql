CREATE TABLE countries (code integer PRIMARY KEY, name text NOT NULL, at timestamptz);
CREATE TABLE cities (id bigint NOT NULL, country integer NOT NULL REFERENCES countries, CONSTRAINT cities_pk PRIMARY KEY (id));
INSERT INTO countries VALUES (49, 'Germany', NULL);
INSERT INTO cities VALUES (1, 49);
