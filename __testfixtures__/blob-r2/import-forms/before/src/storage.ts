export { head, put, list as listBlobs } from "@vercel/blob";
export type { HeadBlobResult } from "@vercel/blob";
