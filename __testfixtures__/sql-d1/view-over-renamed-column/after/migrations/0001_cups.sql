CREATE TABLE cups (id serial PRIMARY KEY, color text, made timestamptz);
CREATE VIEW colors AS SELECT color FROM cups;
CREATE VIEW ids AS SELECT id FROM cups;
