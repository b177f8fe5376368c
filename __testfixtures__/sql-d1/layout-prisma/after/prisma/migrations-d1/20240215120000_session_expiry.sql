-- prisma/migrations/20240215120000_session_expiry/migration.sql

/*
  Warnings:

  - Added the required column `expiresAt` to the `Session` table without a default value.

*/
-- AlterTable
ALTER TABLE "Session" ADD COLUMN "expiresAt" INTEGER NOT NULL;
