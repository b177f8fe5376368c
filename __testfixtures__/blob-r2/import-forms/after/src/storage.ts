export { put, list as listBlobs } from "@vercel/blob";
export type { HeadBlobResult } from "./r2-blob";
