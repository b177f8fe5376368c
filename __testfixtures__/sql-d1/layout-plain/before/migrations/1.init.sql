-- All notes of all users.
CREATE TABLE notes (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(), -- never shown
  body text NOT NULL,
  written timestamptz NOT NULL DEFAULT now()
);
