CREATE TABLE tasks (
  id serial PRIMARY KEY,
  project integer NOT NULL,
  title text NOT NULL,
  state text NOT NULL DEFAULT 'open',
  due timestamptz,
  done boolean NOT NULL DEFAULT false,
  meta jsonb
);
CREATE UNIQUE INDEX one_open ON tasks (project) WHERE state = 'open';
CREATE UNIQUE INDEX one_undone ON tasks (project, title) WHERE NOT done;
CREATE UNIQUE INDEX tasks_title ON tasks (lower(trim(title)), project);
CREATE INDEX tasks_due_first ON tasks (due NULLS FIRST);
CREATE INDEX tasks_due_last ON tasks (due DESC NULLS LAST) INCLUDE (title, state);
CREATE INDEX tasks_day ON tasks (coalesce(due, '2000-01-01 00:00:00+00'));
CREATE INDEX tasks_priority ON tasks (((meta ->> 'priority')::int)) WHERE meta IS NOT NULL;
CREATE UNIQUE INDEX tasks_soft ON tasks (title, coalesce(due, 'epoch'::timestamptz)) WHERE state IN ('open', 'late');
CREATE INDEX tasks_case ON tasks ((CASE WHEN done THEN 1 ELSE 0 END), id);
