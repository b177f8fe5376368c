CREATE TABLE rows_ (id serial PRIMARY KEY, v text, h text);
INSERT INTO rows_ (v) VALUES ('a');
UPDATE rows_ SET h = md5(v);
DELETE FROM rows_ WHERE v ~ '(a|b)+c';
INSERT INTO rows_ (v) SELECT relname FROM pg_class;
