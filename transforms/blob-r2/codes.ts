import type { CodeTable } from "../../src/engine/transform.js";

const presign =
  "The R2 binding signs no URLs. Make an R2 API token, keep its keys as secrets, and sign with `aws4fetch`:\n\n" +
  "```ts\n" +
  'import { AwsClient } from "aws4fetch";\n\n' +
  "const r2 = new AwsClient({ accessKeyId: process.env.R2_ACCESS_KEY_ID!, secretAccessKey: process.env.R2_SECRET_ACCESS_KEY! });\n" +
  "const url = new URL(`https://${process.env.R2_ACCOUNT_ID}.r2.cloudflarestorage.com/${bucketName}/${key}`);\n" +
  'url.searchParams.set("X-Amz-Expires", "600");\n' +
  'const { url: signed } = await r2.sign(new Request(url, { method: "PUT" }), { aws: { signQuery: true } });\n' +
  "```\n\n" +
  'The browser then sends the file with `fetch(signed, { method: "PUT", body: file })`. The bucket needs a CORS rule for it.';

/** Every code of the transform: what it means, and what to do where it is a finding. */
export const codes = {
  "blob-r2/put": {
    level: "review",
    short: "`put` → `BUCKET.put`",
    help:
      'R2 infers no content type and overwrites silently, so both are written out: `httpMetadata`, `onlyIf: { etagDoesNotMatch: "*" }` ' +
      "where the library refuses to overwrite. The random suffix follows the default of the installed version.",
  },
  "blob-r2/delete": {
    level: "review",
    short: "`del` → `BUCKET.delete`",
    help: "R2 deletes by key, at most 1,000 at once. `keyOf()` gives the key of a URL, also of one of the old store.",
  },
  "blob-r2/head": {
    level: "review",
    short: "`head` → `BUCKET.head`",
    help: "R2 gives `null` where the library throws `BlobNotFoundError`: `found()` and `headOf()` throw it again.",
  },
  "blob-r2/list": {
    level: "review",
    short: "`list` → `BUCKET.list`",
    help:
      '`listOf()` gives the page its old field names. Folded mode is `delimiter: "/"`. A limit above 1,000 is an error. The order ' +
      "is by key, and a cursor of the old store means nothing.",
  },
  "blob-r2/get": {
    level: "review",
    short: "`get` → `BUCKET.get`",
    help: "`getOf()` gives the object the shape of the library: `stream`, `headers`, `blob`, `statusCode` 200 or 304.",
  },
  "blob-r2/copy": {
    level: "review",
    short: "`copy`, `rename` → get and put",
    help:
      "R2 has no copy in the binding: the object goes through the Worker, as a stream. A `rename` is a copy and a delete, which are " +
      "not atomic.",
  },
  "blob-r2/create-folder": {
    level: "review",
    short: "`createFolder` → an empty object",
    help: "R2 has no folders. An empty object whose key ends in a slash is listed as one, as the library does it.",
  },
  "blob-r2/multipart": {
    level: "review",
    short: "multipart upload → that of R2",
    help:
      "Parts are at least 5 MiB, all of one size but the last. R2 checks nothing when the upload is completed: it replaces an " +
      "object that is there.",
  },
  "blob-r2/result": {
    level: "review",
    short: "field of a result → that of the R2 object",
    help: "`pathname` → `key`, `uploadedAt` → `uploaded`, `etag` → `httpEtag`; `url` is made of the public base and the key.",
  },
  "blob-r2/import": {
    level: "safe",
    short: "import of the library replaced",
    help: "What is used of the library's types and errors comes from the generated module now, with the same shapes.",
  },
  "blob-r2/helpers": {
    level: "review",
    short: "generated module with the helpers",
    help:
      "Public URLs, keys, content types by extension, and the result shapes of the library over R2 objects. It is yours: change it " +
      "as you like; a later run leaves it alone.",
  },
  "blob-r2/route": {
    level: "review",
    short: "generated route that serves the objects",
    help: "It streams the object with its metadata, ETag and ranges. Everybody can read what it serves: add your own check where objects are private.",
  },
  "blob-r2/flag-import": {
    level: "review",
    short: "import of the library → generated module with both stores",
    help: "The functions have the same names and take the same arguments: the calls stay as they are.",
  },
  "blob-r2/flag-store": {
    level: "review",
    short: "generated module that goes to one of two stores",
    help:
      "`--flag NAME`: where the environment variable is `1`, `true`, `on` or `yes`, R2 is used, else @vercel/blob, decided at each call. What is in one store is not in " +
      "the other: copy the objects before you switch. Afterwards delete the old branches, or the module and run without `--flag` on the code before it.",
  },
  "blob-r2/flag-left": {
    level: "manual",
    short: "a use that goes to the old store whatever the flag says",
    help:
      "The generated module has the functions that store, read, list, copy and delete, imported by name. Multipart uploads, namespaces and functions that are " +
      "also called with what R2 does not have stay as they are.",
  },
  "blob-r2/public-url": {
    level: "manual",
    short: "the objects need a public address",
    help:
      "R2 buckets are private. Connect a custom domain to the bucket (`r2.dev` addresses are rate limited and for development), and " +
      'set `R2_PUBLIC_URL` in `vars` of the wrangler config, e.g. `"https://files.example.com"`. Or run with `--serve-route /files`, ' +
      "and the Worker serves them. Objects of the old store have to be copied to the bucket under the same pathnames; URLs that " +
      "are stored in a database keep pointing to the old host until they are updated.",
  },
  "blob-r2/site-url": {
    level: "manual",
    short: "addresses of objects are paths of the site",
    help:
      "With `--serve-route`, `url` is `/files/name` where it was `https://…`. A page shows that as before; a check that it is a URL (`z.string().url()`, `new URL(url)`), a `fetch` on the " +
      'server, a mail or another service needs the whole address: set `R2_PUBLIC_URL` in `vars` of the wrangler config, e.g. `"https://app.example.com/files"`.',
  },
  "blob-r2/serve-route": {
    level: "manual",
    short: "the generated route has to be called",
    help:
      'Call it first in the Worker\'s `fetch`:\n\n```ts\nif (new URL(request.url).pathname.startsWith("/files/")) return serveBlob(request, env.BUCKET);\n```\n\n' +
      'URLs are relative to the site unless `R2_PUBLIC_URL` says otherwise. Set it (`"https://app.example.com/files"`) where URLs leave the site: mails, feeds, other servers.',
  },
  "blob-r2/download-url": {
    level: "manual",
    short: "a public bucket has no download URLs",
    help:
      '`?download=1` means nothing to a public bucket. Store the object with `contentDisposition: "attachment"`, put the attribute ' +
      "`download` on the link (same origin only), or run with `--serve-route`, whose route understands it.",
  },
  "blob-r2/buffered-body": {
    level: "manual",
    short: "a stream is read into memory before it is stored",
    help:
      "R2 takes a stream only when its length is known. A Worker has 128 MB of memory. For larger files: send on `request.body` itself " +
      "in a Worker whose requests have a Content-Length, pipe through `new FixedLengthStream(length)`, or use a multipart upload.",
  },
  "blob-r2/unproven-body": {
    level: "manual",
    short: "what is stored could not be proven",
    help:
      "R2 takes strings, ArrayBuffers and views, Blobs, and streams of known length. A Node stream, or a web stream of unknown length, " +
      "throws: `await new Response(stream).arrayBuffer()`, or `buffer(readable)` of `node:stream/consumers`.",
  },
  "blob-r2/node-stream": {
    level: "manual",
    short: "a Node stream cannot be stored",
    help: 'Read it first: `import { buffer } from "node:stream/consumers"`, then `BUCKET.put(key, await buffer(readable), …)`.',
  },
  "blob-r2/unsupported-option": {
    level: "manual",
    short: "an option that R2 does not have",
    help:
      "The call was left as it is. `onUploadProgress`: only the sender can see the progress. `maximumSizeInBytes`: check `file.size` first. " +
      "`ifMatch` of `del`: R2 deletes without conditions; compare `(await BUCKET.head(key))?.etag` first, which is not atomic. " +
      "`headers` of `get`: `range` and `onlyIf` of `BUCKET.get`.",
  },
  "blob-r2/options-not-literal": {
    level: "manual",
    short: "options or arguments that are not written out",
    help: "The call was left as it is: write its options as an object literal without spreads, and run again.",
  },
  "blob-r2/other-store": {
    level: "manual",
    short: "a token of its own: perhaps another store",
    help: "A store is a bucket. Add a second R2 binding for it, and use that here.",
  },
  "blob-r2/abort-signal": {
    level: "note",
    short: "`abortSignal` dropped",
    help: "Operations of the R2 binding cannot be aborted.",
  },
  "blob-r2/private-access": {
    level: "manual",
    short: "a private blob in a bucket that may be public",
    help:
      "R2 has no access by object: a public bucket shows all of it. Keep private objects in a bucket of their own, without a domain, and " +
      "serve them through a route that checks who asks.",
  },
  "blob-r2/unknown-version": {
    level: "manual",
    short: "the version of @vercel/blob is not known",
    help: "The defaults of 1.0 and later were taken: no random suffix, no overwriting. Up to 0.27 it was the other way round.",
  },
  "blob-r2/client-upload": {
    level: "manual",
    short: "upload from the browser",
    help:
      "Either send the file to a route of your own, which stores it (requests up to 100 MB on the Free and Pro plans):\n\n" +
      '```ts\nconst response = await fetch(`/api/upload?filename=${encodeURIComponent(file.name)}`, { method: "POST", body: file });\nconst blob = await response.json();\n```\n\n' +
      "or let it go to R2 directly, with a signed URL. " +
      presign,
  },
  "blob-r2/shared-with-browser": {
    level: "manual",
    short: "a module for the browser and for the server",
    help: "The bucket is there on the server only, and the module that gives it does not belong into the browser's bundle. Move what runs in the browser into a file of its own.",
  },
  "blob-r2/handle-upload": {
    level: "manual",
    short: "route that hands out upload tokens",
    help:
      "There are no upload tokens in R2, and no callback when an upload is completed. Move the checks of `onBeforeGenerateToken` into a route that " +
      "answers with a signed URL, and what `onUploadCompleted` does into a route that the browser calls afterwards, or into a consumer of R2 event " +
      "notifications (a Queue). " +
      presign,
  },
  "blob-r2/presigned": { level: "manual", short: "tokens and signed URLs", help: presign },
  "blob-r2/image-optimization": {
    level: "manual",
    short: "image made smaller while it is stored",
    help: "Use the Images binding (`env.IMAGES.input(stream).transform({ width }).output({ format })`) before `BUCKET.put`, or transform by URL when it is shown.",
  },
  "blob-r2/function-value": {
    level: "manual",
    short: "a function of the library is handed on",
    help: "What it is called with could not be followed. Write a function of your own that calls it, and hand that on.",
  },
  "blob-r2/error-class": {
    level: "manual",
    short: "an error that R2 never throws",
    help: "Tokens, stores and rate limits are not those of R2, whose errors are plain `Error`s. Delete the check, or look for what R2 says.",
  },
  "blob-r2/type-left": {
    level: "manual",
    short: "a type of the library without a counterpart",
    help: "Types of results and errors are in the generated module. Options are those of R2: `R2PutOptions`, `R2ListOptions`.",
  },
  "blob-r2/remaining-import": {
    level: "manual",
    short: "the library is still imported",
    help: "It could not be followed where this leads. Import the functions by name, and run again.",
  },
  "blob-r2/helper-missing": {
    level: "manual",
    short: "the generated module lacks a function",
    help: "It is yours, so it was left alone. Rename it and run again to see the one of today, and take over what is missing.",
  },
  "blob-r2/module-scope": {
    level: "manual",
    short: "storage is used while the module loads",
    help: "A Worker may do that only in a request. Move it into a function; a script of its own can use `wrangler r2 object put`.",
  },
  "blob-r2/not-async": {
    level: "manual",
    short: "the stream cannot be awaited here",
    help: "The body has to be read first, in a function that is async: `await new Response(stream).arrayBuffer()`.",
  },
  "blob-r2/token": {
    level: "manual",
    short: "the token of the old store",
    help: "A binding needs no token. A check for it would now refuse every request, and its store id names the old host: delete it.",
  },
  "blob-r2/token-in-env-file": {
    level: "note",
    short: "the token of the old store in an env file",
    help: "Delete it when the objects have been copied, and revoke it. `R2_PUBLIC_URL` belongs into `vars` of the wrangler config.",
  },
  "blob-r2/token-in-settings": {
    level: "note",
    short: "the token of the old store in a workflow, a compose file, vercel.json or turbo.json",
    help: "Delete it there and among the secrets of the platform when the objects have been copied. Nothing reads it any more.",
  },
  "blob-r2/blob-host": {
    level: "manual",
    short: "the host of the old store",
    help:
      "In `images.remotePatterns` of next.config: add the host of `R2_PUBLIC_URL` (with `--serve-route` none is needed), and keep the old one as long as " +
      "old URLs are shown. A test of the host: let it know both.",
  },
  "blob-r2/mocked-module": {
    level: "manual",
    short: "a test replaces the library",
    help: 'Replace the binding instead: `vi.mock("cloudflare:workers", () => ({ env: { BUCKET: bucket } }))`, or the R2 of Miniflare.',
  },
  "blob-r2/s3-client": {
    level: "note",
    short: "an S3 client is there too",
    help: "`@aws-sdk/client-s3` is not looked at by this transform. It works against R2 as it is: endpoint `https://<account>.r2.cloudflarestorage.com`, region `auto`.",
  },
  "blob-r2/outside-paths": {
    level: "manual",
    short: "the library is used outside of the paths",
    help: "Name the file among the paths, or none at all.",
  },
} as const satisfies CodeTable;
