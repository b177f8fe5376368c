DROP INDEX readings_by_time;
