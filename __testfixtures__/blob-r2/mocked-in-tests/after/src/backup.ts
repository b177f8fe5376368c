// @ts-expect-error not installed here
import { S3Client } from "@aws-sdk/client-s3";

export const client: unknown = new S3Client({});
