UPDATE tasks SET priority = 'urgent' WHERE priority = 'high';
