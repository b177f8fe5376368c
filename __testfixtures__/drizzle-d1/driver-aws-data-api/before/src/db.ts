import { RDSDataClient } from "@aws-sdk/client-rds-data";
import { drizzle, type AwsDataApiPgDatabase } from "drizzle-orm/aws-data-api/pg";
import * as schema from "./schema";

const client = new RDSDataClient({ region: "eu-central-1" });

export const db: AwsDataApiPgDatabase<typeof schema> = drizzle(client, {
  database: process.env.DATABASE ?? "orders",
  secretArn: process.env.SECRET_ARN ?? "",
  resourceArn: process.env.RESOURCE_ARN ?? "",
  schema,
});
