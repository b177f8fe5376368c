ALTER TYPE job_state ADD VALUE 'queued' BEFORE 'new';
