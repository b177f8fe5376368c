import { each } from "../../../src/typescript/surface/each.js";
import { type Verdict, converted, ignored, refused } from "./verdict.js";

/** The options of all functions for servers. A name means the same wherever it is. */
export const optionVerdicts = {
  access: ignored("R2 has no access by object; `private` is found"),
  addRandomSuffix: converted("a random part of the key, by the default of the installed version"),
  allowOverwrite: converted('`onlyIf: { etagDoesNotMatch: "*" }` where it is refused'),
  contentType: converted("`httpMetadata.contentType`, else by the File or the extension"),
  cacheControlMaxAge: converted("`httpMetadata.cacheControl`"),
  ifMatch: converted("`onlyIf: { etagMatches }` of `put`, `copy` and `rename`; else a finding"),
  ifNoneMatch: converted("`onlyIf: { etagDoesNotMatch }`"),
  limit: converted("the same"),
  prefix: converted("the same"),
  cursor: converted("the same"),
  mode: converted('`delimiter: "/"` where it is `"folded"`'),
  key: converted("the argument of `resumeMultipartUpload`"),
  uploadId: converted("the argument of `resumeMultipartUpload`"),
  partNumber: converted("the argument of `uploadPart`"),
  multipart: ignored("`put` of R2 takes up to 5 GiB"),
  useCache: ignored("R2 has no cache in front of the binding"),
  abortSignal: ignored("dropped, with a note"),
  token: ignored("a binding needs none; another token than the default is a finding"),
  ...each(["oidcToken", "storeId"], refused("blob-r2/other-store")),
  ...each(["onUploadProgress", "maximumSizeInBytes", "headers"], refused("blob-r2/unsupported-option")),
  optimizeImage: refused("blob-r2/image-optimization"),
} as const satisfies Readonly<Record<string, Verdict>>;
