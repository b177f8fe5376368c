-- prisma/migrations/20240102090000_init/migration.sql

-- CreateEnum
-- CreateTable
-- CreateIndex
CREATE TABLE "User" (
  id TEXT NOT NULL,
  email TEXT NOT NULL,
  role TEXT NOT NULL DEFAULT 'USER' CHECK (role IN ('USER', 'ADMIN')),
  "createdAt" INTEGER NOT NULL DEFAULT (CAST(unixepoch('subsec') * 1000 AS INTEGER)),
  PRIMARY KEY (id)
);

CREATE UNIQUE INDEX "User_email_key" ON "User" (email);

-- CreateTable
-- AddForeignKey
CREATE TABLE "Session" (
  id TEXT NOT NULL,
  "userId" TEXT NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY ("userId") REFERENCES "User" (id) ON DELETE RESTRICT ON UPDATE CASCADE
);
