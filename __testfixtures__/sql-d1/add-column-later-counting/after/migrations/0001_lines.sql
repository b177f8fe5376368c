CREATE TABLE lines (v text NOT NULL, at timestamptz);
INSERT INTO lines (v) VALUES ('a'), ('b');
