INSERT INTO slots (room, guest) VALUES (1, NULL), (1, 2) ON CONFLICT (room, guest) DO NOTHING;
INSERT INTO slots (room, guest) VALUES (1, NULL) ON CONFLICT (guest, room) DO UPDATE SET room = 3;
INSERT INTO slots (room, guest) VALUES (3, NULL) ON CONFLICT ON CONSTRAINT slots_once DO NOTHING;
