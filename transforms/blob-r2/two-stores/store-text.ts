import type { LibraryVersion } from "../library-version.js";
import { optionVerdicts } from "../surface/options.js";

/** Functions of the library that the generated module has for both stores. */
const storeFunctions = [
  "put",
  "copy",
  "rename",
  "createFolder",
  "del",
  "head",
  "get",
  "list",
  "createMultipartUpload",
  "uploadPart",
  "completeMultipartUpload",
  "createMultipartUploader",
] as const;

export type StoreFunction = (typeof storeFunctions)[number];

export function isStoreFunction(name: string): name is StoreFunction {
  return storeFunctions.some((known) => known === name);
}

/** What the text depends on. */
export interface StoreModule {
  /** The environment variable that decides. */
  readonly flag: string;
  readonly functions: ReadonlySet<StoreFunction>;
  readonly version: LibraryVersion;
  /** The import that gives the bucket, and the expression for it. */
  readonly access: { readonly statement: string; readonly bucket: string };
  /** How it imports the module with the helpers. */
  readonly helpers: string;
  /** Whether the library has an error for `ifMatch`. */
  readonly hasPreconditions: boolean;
}

/** The text of the module that goes to R2 or to Vercel Blob: the library's functions, with its types. */
export function storeText(module: StoreModule): string {
  const { functions } = module;
  const uses = (...names: StoreFunction[]) => names.some((name) => functions.has(name));
  const starts = uses("createMultipartUpload", "createMultipartUploader");
  const parts = [
    intro(module),
    ...(uses("put", "copy", "rename") || starts ? [writeOptions] : []),
    ...(uses("put", "copy", "rename") ? [storing(module)] : []),
    ...(uses("copy", "rename") ? [copying] : []),
    ...(uses("put", "uploadPart", "createMultipartUploader") ? [bytes] : []),
    ...(starts ? [starting(module)] : []),
    ...storeFunctions.filter((name) => functions.has(name)).map((name) => texts[name](module.version)),
  ];
  const body = parts.join("\n");
  const names = ["blobOf", "contentTypeOf", "foldedListOf", "getOf", "headOf", "keyOf", "listOf", "withRandomSuffix"];
  const used = names.filter((name) => new RegExp(`\\b${name}\\b`).test(body));
  return [
    `/*
 * The functions of @vercel/blob over two stores: R2 where ${module.flag} is set, else Vercel Blob.
 * Generated once by cf-codemod (blob-r2 --flag); yours to change. When the old store has gone, delete its branches.
 */
import * as vercel from "@vercel/blob";
${module.access.statement}
import { ${used.join(", ")} } from "${module.helpers}";

// Types, errors, and functions that have only the old store. What is declared below comes before them.
export * from "@vercel/blob";
`,
    body,
  ].join("\n");
}

const refusedOptions = Object.entries(optionVerdicts)
  .filter(([, { verdict }]) => verdict === "refused")
  .map(([name]) => `"${name}"`);

/** `.NAME`, or `["a name"]`. */
function memberText(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}

const intro = ({
  flag,
  access,
}: StoreModule) => `/** Read at each call: \`1\`, \`true\`, \`on\` and \`yes\` stand for R2. */
function usesR2(): boolean {
  return /^(?:1|true|on|yes)$/i.test(process.env${memberText(flag)} ?? "");
}

function bucket(): R2Bucket {
  return ${access.bucket};
}

/** Throws for options that R2 has nothing for, rather than to do something else. */
function check(options: object = {}, ...others: string[]): void {
  const refused = [${refusedOptions.join(", ")}, ...others];
  for (const [name, value] of Object.entries(options)) {
    const isOtherStore = name === "token" && value !== process.env.BLOB_READ_WRITE_TOKEN;
    if (value !== undefined && (isOtherStore || refused.includes(name))) {
      throw new vercel.BlobError(\`R2 has nothing for the option \${name}\`);
    }
  }
}
`;

const writeOptions = `interface WriteOptions {
  addRandomSuffix?: boolean | undefined;
  allowOverwrite?: boolean | undefined;
  cacheControlMaxAge?: number | undefined;
  contentType?: string | undefined;
  ifMatch?: string | undefined;
}
`;

const storing = ({
  version,
  hasPreconditions,
}: StoreModule) => `/** Stores with the defaults of @vercel/blob, and with its errors where it refuses to overwrite. */
async function store(pathname: string, body: ArrayBuffer, options: WriteOptions) {
  const { addRandomSuffix = false, allowOverwrite = ${String(!version.refusesOverwrite)}, cacheControlMaxAge = ${String(version.maxAge)}, ifMatch } = options;
  const onlyIf =
    ifMatch !== undefined
      ? { etagMatches: ifMatch.replace(/"/g, "") }
      : addRandomSuffix || allowOverwrite
        ? undefined
        : { etagDoesNotMatch: "*" };
  const object: R2Object | null = await bucket().put(addRandomSuffix ? withRandomSuffix(pathname) : pathname, body, {
    httpMetadata: {
      contentType: options.contentType || contentTypeOf(pathname),
      cacheControl: \`public, max-age=\${cacheControlMaxAge}\`,
    },
    ...(onlyIf && { onlyIf }),
  });
  if (object) return blobOf(object);
${
  hasPreconditions ? "  if (ifMatch !== undefined) throw new vercel.BlobPreconditionFailedError();\n" : ""
}  throw new vercel.BlobError(
    "This blob already exists, use \`allowOverwrite: true\` if you want to overwrite it. Or \`addRandomSuffix: true\` to generate a unique filename.",
  );
}
`;

const copying = `/** R2 has no copy: the object goes through the Worker, as a stream. */
async function copyInR2(from: string, to: string, options: WriteOptions) {
  const source = await bucket().get(keyOf(from));
  if (!source) throw new vercel.BlobNotFoundError();
  return store(to, source.body as unknown as ArrayBuffer, options);
}
`;

const bytes = `/** R2 takes no stream of unknown length: it is read into memory. */
async function bytesOf(body: unknown): Promise<ArrayBuffer> {
  return (body instanceof ReadableStream ? await new Response(body).arrayBuffer() : body) as ArrayBuffer;
}
`;

const starting = ({
  version,
}: StoreModule) => `/** R2 checks nothing when an upload is completed: an object of that name is overwritten. */
function startUpload(pathname: string, options: WriteOptions) {
  const { addRandomSuffix = ${String(version.addsRandomSuffix)}, cacheControlMaxAge = ${String(version.maxAge)} } = options;
  return bucket().createMultipartUpload(addRandomSuffix ? withRandomSuffix(pathname) : pathname, {
    httpMetadata: {
      contentType: options.contentType || contentTypeOf(pathname),
      cacheControl: \`public, max-age=\${cacheControlMaxAge}\`,
    },
  });
}
`;

const texts: Readonly<Record<StoreFunction, (version: LibraryVersion) => string>> = {
  put: ({ addsRandomSuffix }) => `export const put: typeof vercel.put = async (pathname, body, options) => {
  if (!usesR2()) return vercel.put(pathname, body, options);
  check(options);
  const content: unknown = body;
  const contentType = options.contentType || (content instanceof Blob ? content.type : "");
  return store(pathname, await bytesOf(body), { ${addsRandomSuffix ? "addRandomSuffix: true, " : ""}...options, contentType });
};
`,
  copy: () => `export const copy: typeof vercel.copy = async (from, to, options) => {
  if (!usesR2()) return vercel.copy(from, to, options);
  check(options);
  return copyInR2(from, to, options);
};
`,
  rename: () => `/** A copy and a delete, which are not atomic in R2. */
export const rename: typeof vercel.rename = async (from, to, options) => {
  if (!usesR2()) return vercel.rename(from, to, options);
  check(options);
  const renamed = await copyInR2(from, to, options);
  if (renamed.pathname !== keyOf(from)) await bucket().delete(keyOf(from));
  return renamed;
};
`,
  createFolder: () => `export const createFolder: typeof vercel.createFolder = async (pathname, options) => {
  if (!usesR2()) return vercel.createFolder(pathname, options);
  check(options);
  return blobOf(await bucket().put(pathname.replace(/\\/?$/, "/"), ""));
};
`,
  del: () => `export const del: typeof vercel.del = async (urlOrPathname, options) => {
  if (!usesR2()) return vercel.del(urlOrPathname, options);
  check(options, "ifMatch");
  await bucket().delete([urlOrPathname].flat().map(keyOf));
};
`,
  head: () => `export const head: typeof vercel.head = async (urlOrPathname, options) => {
  if (!usesR2()) return vercel.head(urlOrPathname, options);
  check(options);
  const object = await bucket().head(keyOf(urlOrPathname));
  if (!object) throw new vercel.BlobNotFoundError();
  return headOf(object);
};
`,
  get: () => `export const get: typeof vercel.get = async (urlOrPathname, options) => {
  if (!usesR2()) return vercel.get(urlOrPathname, options);
  check(options);
  const etag = options.ifNoneMatch?.replace(/"/g, "");
  const object = await bucket().get(keyOf(urlOrPathname), etag === undefined ? {} : { onlyIf: { etagDoesNotMatch: etag } });
  return getOf(object) as Awaited<ReturnType<typeof vercel.get>>;
};
`,
  list: () => `export const list = (async (options: vercel.ListCommandOptions<"expanded" | "folded" | undefined> = {}) => {
  if (!usesR2()) return vercel.list(options);
  check(options);
  const { mode, limit, prefix, cursor } = options;
  const page = await bucket().list({
    ...(limit !== undefined && { limit }),
    ...(prefix !== undefined && { prefix }),
    ...(cursor !== undefined && { cursor }),
    ...(mode === "folded" && { delimiter: "/" }),
  });
  return mode === "folded" ? foldedListOf(page) : listOf(page);
}) as typeof vercel.list;
`,
  createMultipartUpload:
    () => `export const createMultipartUpload: typeof vercel.createMultipartUpload = async (pathname, options) => {
  if (!usesR2()) return vercel.createMultipartUpload(pathname, options);
  check(options);
  const { key, uploadId } = await startUpload(pathname, options);
  return { key, uploadId };
};
`,
  uploadPart: () => `export const uploadPart: typeof vercel.uploadPart = async (pathname, body, options) => {
  if (!usesR2()) return vercel.uploadPart(pathname, body, options);
  check(options);
  const { key, uploadId, partNumber } = options;
  return bucket().resumeMultipartUpload(key, uploadId).uploadPart(partNumber, await bytesOf(body));
};
`,
  completeMultipartUpload:
    () => `export const completeMultipartUpload: typeof vercel.completeMultipartUpload = async (pathname, parts, options) => {
  if (!usesR2()) return vercel.completeMultipartUpload(pathname, parts, options);
  check(options);
  const { key, uploadId } = options;
  return blobOf(await bucket().resumeMultipartUpload(key, uploadId).complete(parts));
};
`,
  createMultipartUploader:
    () => `export const createMultipartUploader: typeof vercel.createMultipartUploader = async (pathname, options) => {
  if (!usesR2()) return vercel.createMultipartUploader(pathname, options);
  check(options);
  const upload = await startUpload(pathname, options);
  return {
    key: upload.key,
    uploadId: upload.uploadId,
    uploadPart: async (partNumber, body) => upload.uploadPart(partNumber, await bytesOf(body)),
    complete: async (parts) => blobOf(await upload.complete(parts)),
  };
};
`,
};
