ALTER TABLE chats ADD COLUMN owner_id integer NOT NULL DEFAULT -1;
ALTER TABLE chats ADD CONSTRAINT chats_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES users (id);
