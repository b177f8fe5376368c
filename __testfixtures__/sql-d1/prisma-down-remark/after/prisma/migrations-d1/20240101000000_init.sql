-- prisma/migrations/20240101000000_init/migration.sql

-- CreateTable
CREATE TABLE "User" (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL
);

-- Down migration is left out: this one goes forward only.
-- CreateTable
-- AddForeignKey
CREATE TABLE "Post" (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  "authorId" INTEGER NOT NULL,
  FOREIGN KEY ("authorId") REFERENCES "User" (id) ON DELETE RESTRICT ON UPDATE CASCADE
);
