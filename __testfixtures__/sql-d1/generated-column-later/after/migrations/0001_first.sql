CREATE TABLE rects (id serial PRIMARY KEY, w integer NOT NULL, h integer NOT NULL, area integer GENERATED ALWAYS AS (w * h) STORED, at timestamptz);
INSERT INTO rects (w, h) VALUES (2, 3), (4, 5);
