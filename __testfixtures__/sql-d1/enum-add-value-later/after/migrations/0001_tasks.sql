CREATE TYPE priority AS ENUM ('low', 'high');
CREATE TABLE tasks (id serial PRIMARY KEY, title text NOT NULL, priority priority NOT NULL DEFAULT 'low');
CREATE TABLE task_log (id serial PRIMARY KEY, task_id integer NOT NULL REFERENCES tasks (id) ON DELETE CASCADE, priority priority);
CREATE INDEX task_log_task ON task_log (task_id);
INSERT INTO tasks (title, priority) VALUES ('water plants', 'high'), ('sleep', 'low');
INSERT INTO task_log (task_id, priority) VALUES (1, 'high'), (2, NULL);
