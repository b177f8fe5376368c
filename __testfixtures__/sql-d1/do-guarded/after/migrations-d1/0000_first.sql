-- drizzle/0000_first.sql

CREATE TABLE lamps (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  room_id INTEGER,
  state TEXT NOT NULL DEFAULT 'off' CHECK (state IN ('on', 'off')),
  FOREIGN KEY (room_id) REFERENCES rooms (id) ON DELETE SET NULL
);

CREATE TABLE rooms (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT,
  floor INTEGER
);
