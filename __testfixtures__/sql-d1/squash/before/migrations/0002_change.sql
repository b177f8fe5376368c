ALTER TABLE users ADD COLUMN role text;
UPDATE users SET role = 'reader';
ALTER TABLE users ALTER COLUMN role SET NOT NULL;
ALTER TABLE users ADD CONSTRAINT users_role FOREIGN KEY (role) REFERENCES roles (name);
ALTER TABLE users DROP COLUMN age;
ALTER TABLE users RENAME COLUMN name TO full_name;
