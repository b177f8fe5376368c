-- migrations/0002_change.sql

CREATE TABLE __new_no_more (
  id INT NOT NULL,
  v TEXT,
  PRIMARY KEY (id)
);

INSERT INTO __new_no_more (id, v)
SELECT id, v FROM no_more;

DROP TABLE no_more;

ALTER TABLE __new_no_more RENAME TO no_more;
