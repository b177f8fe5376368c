-- migrations/0002_upserts.sql

INSERT INTO slots (room, guest) VALUES (1, NULL), (1, 2) ON CONFLICT (room, ifnull(guest, x'00')) DO NOTHING;

INSERT INTO slots (room, guest) VALUES (1, NULL) ON CONFLICT (ifnull(guest, x'00'), room) DO UPDATE SET room = 3;

INSERT INTO slots (room, guest) VALUES (3, NULL) ON CONFLICT (room, ifnull(guest, x'00')) DO NOTHING;
