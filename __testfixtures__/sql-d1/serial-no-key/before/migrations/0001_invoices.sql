CREATE TABLE invoices (
  id uuid PRIMARY KEY,
  number serial NOT NULL UNIQUE,
  total numeric(10, 2) NOT NULL
);
