-- migrations/0001_tasks.sql

CREATE TABLE tasks (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  title TEXT NOT NULL,
  priority TEXT NOT NULL DEFAULT 'low' CHECK (priority IN ('low', 'high'))
);

CREATE TABLE task_log (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  task_id INTEGER NOT NULL,
  priority TEXT CHECK (priority IN ('low', 'high')),
  FOREIGN KEY (task_id) REFERENCES tasks (id) ON DELETE CASCADE
);

CREATE INDEX task_log_task ON task_log (task_id);

INSERT INTO tasks (title, priority) VALUES ('water plants', 'high'), ('sleep', 'low');

INSERT INTO task_log (task_id, priority) VALUES (1, 'high'), (2, NULL);
