CREATE TABLE langs (code text PRIMARY KEY, name text, at timestamptz);
COPY langs (code, name) FROM stdin;
de	Deutsch
fr	\N
\.
INSERT INTO langs (code, name) VALUES ('en', 'English');
ALTER TABLE langs ADD COLUMN rtl boolean NOT NULL DEFAULT false;
