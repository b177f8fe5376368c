CREATE TABLE cars (id serial PRIMARY KEY, plate text NOT NULL);
CREATE TABLE trips (id serial PRIMARY KEY, car_id integer NOT NULL REFERENCES cars (id) ON DELETE CASCADE, km real);
INSERT INTO cars (plate) VALUES ('AB 1'), ('AB 2');
INSERT INTO trips (car_id, km) VALUES (1, 12.5), (2, 3);
