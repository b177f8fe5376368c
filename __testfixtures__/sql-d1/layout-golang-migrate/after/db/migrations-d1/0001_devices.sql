-- db/postgres/1_devices.up.sql

CREATE TABLE devices (
  id TEXT NOT NULL DEFAULT (lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-' || substr('89ab', 1 + (abs(random()) % 4), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))),
  label TEXT NOT NULL,
  PRIMARY KEY (id)
);
