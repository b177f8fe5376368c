ALTER TYPE state RENAME VALUE 'done' TO 'closed';
