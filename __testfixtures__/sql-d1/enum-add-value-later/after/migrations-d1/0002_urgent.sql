-- migrations/0002_urgent.sql

ALTER TABLE tasks ADD COLUMN __new_priority TEXT NOT NULL DEFAULT 'low' CHECK (__new_priority IN ('low', 'high', 'urgent'));

UPDATE tasks SET __new_priority = priority;

ALTER TABLE tasks DROP COLUMN priority;

ALTER TABLE tasks RENAME COLUMN __new_priority TO priority;

PRAGMA defer_foreign_keys = ON;

CREATE TABLE __new_task_log (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  task_id INTEGER NOT NULL,
  priority TEXT CHECK (priority IN ('low', 'high', 'urgent')),
  FOREIGN KEY (task_id) REFERENCES tasks (id) ON DELETE CASCADE
);

INSERT INTO __new_task_log (id, task_id, priority)
SELECT id, task_id, priority FROM task_log;

DROP TABLE task_log;

ALTER TABLE __new_task_log RENAME TO task_log;

CREATE INDEX task_log_task ON task_log (task_id);
