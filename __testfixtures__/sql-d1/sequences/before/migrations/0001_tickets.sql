CREATE SEQUENCE ticket_numbers START 1000;
CREATE SEQUENCE queue_id_seq;
CREATE TABLE queue (id bigint NOT NULL DEFAULT nextval('queue_id_seq') PRIMARY KEY, label text);
ALTER SEQUENCE queue_id_seq OWNED BY queue.id;
CREATE TABLE tickets (number bigint NOT NULL DEFAULT nextval('ticket_numbers'), title text NOT NULL, opened timestamptz);
