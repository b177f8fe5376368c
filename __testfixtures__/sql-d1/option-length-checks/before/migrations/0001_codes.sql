CREATE TABLE codes (id serial PRIMARY KEY, code varchar(8) NOT NULL, country char(2), free varchar, note text);
