/*
  Warnings:

  - Added the required column `expiresAt` to the `Session` table without a default value.

*/
-- AlterTable
ALTER TABLE "Session" ADD COLUMN     "expiresAt" TIMESTAMP(3) NOT NULL;
