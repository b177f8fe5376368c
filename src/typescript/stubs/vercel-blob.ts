import type { Stub } from "./stub.js";

/** https://vercel.com/docs/vercel-blob/using-blob-sdk, of 2.x, which has all that the older ones have. */
const errors = [
  "BlobAccessError",
  "BlobClientTokenExpiredError",
  "BlobContentTypeNotAllowedError",
  "BlobFileTooLargeError",
  "BlobNotFoundError",
  "BlobPathnameMismatchError",
  "BlobPreconditionFailedError",
  "BlobRequestAbortedError",
  "BlobServiceNotAvailable",
  "BlobServiceRateLimited",
  "BlobStoreNotFoundError",
  "BlobStoreSuspendedError",
  "BlobUnknownError",
]
  .map((name) => `  export class ${name} extends BlobError { constructor(...parts: any[]); }`)
  .join("\n");

/** Types that only describe options and tokens: nothing is asked about what is in them. */
const opaque = (names: readonly string[]) => names.map((name) => `  export type ${name} = any;`).join("\n");

export const vercelBlob = {
  provides: ["@vercel/blob", "@vercel/blob/client"],
  text: `
declare module "@vercel/blob" {
  export type BlobAccessType = "public" | "private";
  export interface PutBlobResult {
    url: string;
    downloadUrl: string;
    pathname: string;
    contentType: string;
    contentDisposition: string;
    etag: string;
  }
  export type CopyBlobResult = PutBlobResult;
  export type RenameBlobResult = PutBlobResult;
  export interface HeadBlobResult {
    size: number;
    uploadedAt: Date;
    pathname: string;
    contentType: string;
    contentDisposition: string;
    url: string;
    downloadUrl: string;
    cacheControl: string;
    etag: string;
  }
  export type GetBlobResult =
    | { statusCode: 200; stream: any; headers: any; blob: HeadBlobResult }
    | { statusCode: 304; stream: null; headers: any; blob: Omit<HeadBlobResult, "contentType" | "size"> & { contentType: null; size: null } };
  export interface ListBlobResultBlob {
    url: string;
    downloadUrl: string;
    pathname: string;
    size: number;
    uploadedAt: Date;
    etag: string;
  }
  export interface ListBlobResult {
    blobs: ListBlobResultBlob[];
    cursor?: string;
    hasMore: boolean;
  }
  export interface ListFoldedBlobResult extends ListBlobResult {
    folders: string[];
  }
  export interface CreateFolderResult {
    pathname: string;
    url: string;
  }
  export interface Part {
    etag: string;
    partNumber: number;
  }
  export type ListCommandOptions<Mode extends "expanded" | "folded" | undefined = undefined> = any;
  export function put(pathname: string, body: any, options: PutCommandOptions): Promise<PutBlobResult>;
  export function putImage(pathname: string, body: any, options: any): Promise<PutBlobResult>;
  export function putFromUrl(pathname: string, url: string, options: any): Promise<PutBlobResult>;
  export function del(urlOrPathname: string | string[], options?: DeleteCommandOptions): Promise<void>;
  export function head(urlOrPathname: string, options?: any): Promise<HeadBlobResult>;
  export function get(urlOrPathname: string, options: GetCommandOptions): Promise<GetBlobResult | null>;
  export function list(options: { mode: "folded"; [option: string]: any }): Promise<ListFoldedBlobResult>;
  export function list(options?: ListCommandOptions): Promise<ListBlobResult>;
  export function copy(from: string, to: string, options: CopyCommandOptions): Promise<CopyBlobResult>;
  export function rename(from: string, to: string, options: RenameCommandOptions): Promise<RenameBlobResult>;
  export function createFolder(pathname: string, options?: CreateFolderCommandOptions): Promise<CreateFolderResult>;
  export function getDownloadUrl(url: string): string;
  export function createMultipartUpload(pathname: string, options: any): Promise<{ key: string; uploadId: string }>;
  export function createMultipartUploader(pathname: string, options: any): Promise<{
    key: string;
    uploadId: string;
    uploadPart(partNumber: number, body: any): Promise<Part>;
    complete(parts: Part[]): Promise<PutBlobResult>;
  }>;
  export function uploadPart(pathname: string, body: any, options: UploadPartCommandOptions): Promise<Part>;
  export function completeMultipartUpload(
    pathname: string,
    parts: Part[],
    options: CompleteMultipartUploadCommandOptions,
  ): Promise<PutBlobResult>;
  export function issueSignedToken(options: any): Promise<any>;
  export function presignUrl(token: any, options: any): Promise<{ presignedUrl: string }>;
  export function parseStoreIdFromDelegationToken(token: string): string;
  export function parseStoreIdFromPresignedUrl(payload: any): string;
  export class BlobError extends Error { constructor(message: string); }
${errors}
${opaque([
  "PutCommandOptions",
  "PutImageCommandOptions",
  "PutImageBlobResult",
  "PutFromUrlCommandOptions",
  "PutFromUrlBlobResult",
  "DeleteCommandOptions",
  "GetCommandOptions",
  "CopyCommandOptions",
  "RenameCommandOptions",
  "CreateFolderCommandOptions",
  "CompleteMultipartUploadCommandOptions",
  "UploadPartCommandOptions",
  "OptimizeImageOptions",
  "PartInput",
  "BlobClientTokenConstraintOptions",
  "OnUploadProgressCallback",
  "UploadProgressEvent",
  "DelegationOperation",
  "IssueSignedTokenOptions",
  "IssuedSignedToken",
  "PresignUrlOptions",
  "PresignUrlResult",
  "PresignGetUrlOptions",
  "PresignHeadUrlOptions",
  "PresignPutUrlOptions",
  "PresignDeleteUrlOptions",
  "PresignedUrlPayload",
])}
}

declare module "@vercel/blob/client" {
  import type { Part, PutBlobResult } from "@vercel/blob";
  export { createFolder } from "@vercel/blob";
  export function upload(pathname: string, body: any, options: any): Promise<PutBlobResult>;
  export function uploadPresigned(pathname: string, body: any, options: any): Promise<PutBlobResult>;
  export function put(pathname: string, body: any, options: any): Promise<PutBlobResult>;
  export function createMultipartUpload(pathname: string, options: any): Promise<{ key: string; uploadId: string }>;
  export function createMultipartUploader(pathname: string, options: any): Promise<any>;
  export function uploadPart(pathname: string, body: any, options: any): Promise<Part>;
  export function completeMultipartUpload(pathname: string, parts: Part[], options: any): Promise<PutBlobResult>;
  export function handleUpload(options: HandleUploadOptions): Promise<any>;
  export function handleUploadPresigned(options: any): Promise<any>;
  export function generateClientTokenFromReadWriteToken(options: any): Promise<string>;
  export function getPayloadFromClientToken(token: string): any;
  export type HandleUploadOptions = {
    body: any;
    request: any;
    token?: string;
    onBeforeGenerateToken: (pathname: string, clientPayload: string | null, multipart: boolean) => Promise<any>;
    onUploadCompleted?: (body: { blob: PutBlobResult; tokenPayload?: string | null }) => Promise<void>;
  };
${opaque([
  "ClientCommonCreateBlobOptions",
  "ClientCreateMultipartUploadCommandOptions",
  "ClientPutCommandOptions",
  "ClientTokenOptions",
  "CommonUploadOptions",
  "DecodedClientTokenPayload",
  "GenerateClientTokenOptions",
  "GeneratePresignedUrlEvent",
  "HandleUploadBody",
  "HandleUploadPresignedBody",
  "HandleUploadPresignedIssuanceContext",
  "HandleUploadPresignedOptions",
  "HandleUploadPresignedSignedTokenPayload",
  "UploadOptions",
])}
}
`,
} as const satisfies Stub;
