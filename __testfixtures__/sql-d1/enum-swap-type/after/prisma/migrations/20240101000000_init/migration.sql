CREATE TYPE "Plan" AS ENUM ('FREE', 'PRO', 'LEGACY');
CREATE TABLE "Customer" (
    "id" TEXT NOT NULL,
    "plan" "Plan" NOT NULL DEFAULT 'FREE',
    CONSTRAINT "Customer_pkey" PRIMARY KEY ("id")
);
