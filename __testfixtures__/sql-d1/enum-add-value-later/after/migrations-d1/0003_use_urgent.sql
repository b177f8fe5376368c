-- migrations/0003_use_urgent.sql

UPDATE tasks SET priority = 'urgent' WHERE priority = 'high';
