import { createRequire } from "node:module";

/** The version in our own package.json, found by the package's own name from wherever this file was built to. */
export const version = (createRequire(import.meta.url)("cf-codemod/package.json") as { readonly version: string })
  .version;
