import type { CodeTable } from "../../src/engine/transform.js";

export const codes = {
  "edge-runtime/runtime-export": {
    level: "safe",
    short: "Edge runtime export removed",
    help: [
      "OpenNext runs a Next.js app in the Node.js runtime of Next.js, on workerd. A route that asks for the edge runtime",
      "fails the build (Next.js 15) or answers 500 at run time (Next.js 16). Without the export the route uses the",
      "default, `nodejs`. Web APIs such as `fetch`, `Request` and streams are the same there.",
    ].join(" "),
  },
  "edge-runtime/config-runtime": {
    level: "safe",
    short: "`runtime` removed from an exported `config`",
    help: [
      'The property `runtime: "edge"` (or `"experimental-edge"`) of `export const config` asks for the edge runtime, which',
      "OpenNext rejects. The other properties stay, `matcher` for one; `regions`, which only an edge function has, goes",
      "too; a `config` that would be empty is removed. Middleware runs on the edge runtime by default, so the property",
      "changes nothing there.",
    ].join(" "),
  },
  "edge-runtime/preferred-region": {
    level: "safe",
    short: "`preferredRegion` beside an edge runtime removed",
    help: [
      "`preferredRegion` tells Vercel where to run an edge function. Cloudflare runs a Worker near the visitor and does",
      "not read it; Next.js 16 warns that it is deprecated.",
    ].join(" "),
  },
  "edge-runtime/preferred-region-alone": {
    level: "review",
    short: "`preferredRegion` without an edge runtime removed",
    help: [
      "`preferredRegion` tells Vercel where to run a function, in general close to its database. Cloudflare does not read",
      "it. If the region was chosen for a database, look at Smart Placement (`placement` in the wrangler configuration).",
    ].join(" "),
  },
  "edge-runtime/proxy-runtime": {
    level: "safe",
    short: "`runtime` removed from `proxy`",
    help: [
      "A `proxy` file always runs on the Node.js runtime, and Next.js refuses to build one that names any runtime,",
      "`nodejs` too.",
    ].join(" "),
  },
  "edge-runtime/unused-after-removal": {
    level: "safe",
    short: "Import or constant removed that only the removed export used",
    help: [
      'An import such as `import type { ServerRuntime } from "next"`, or a constant, that nothing in the file uses once',
      "the runtime export is gone.",
    ].join(" "),
  },
  "edge-runtime/export-keyword": {
    level: "review",
    short: "`export` removed from a constant that the file itself reads",
    help: [
      "The file reads its own `runtime` constant, so the constant stays and only `export` goes: Next.js looks at exports",
      "alone. The value still says `edge`; check what is decided by it.",
    ].join(" "),
  },
  "edge-runtime/dynamic-value": {
    level: "manual",
    short: "The runtime is not a literal",
    help: [
      "The value comes from an expression, an environment variable or another module that could not be read, so that",
      "nothing says whether it is the edge runtime. Next.js itself only reads literals here. Remove the export if it can",
      "be `edge` or `experimental-edge`; without it the route uses `nodejs`.",
    ].join(" "),
  },
  "edge-runtime/config-elsewhere": {
    level: "manual",
    short: "The exported `config` is built elsewhere",
    help: [
      "`config` is spread, computed or imported, and may set `runtime` where this file does not show it. Next.js itself",
      "only reads an object literal here. Write `config` as a literal without `runtime`.",
    ].join(" "),
  },
  "edge-runtime/used-in-file": {
    level: "manual",
    short: "The file itself reads what would be removed",
    help: [
      "The runtime is declared in an object or a list of declarations that other code in the file reads, so that it can",
      "not simply go. Give that code a constant of its own, which is not exported, then run again.",
    ].join(" "),
  },
  "edge-runtime/import-of-removed": {
    level: "manual",
    short: "An export that is removed is imported here",
    help: [
      "This file reads `runtime`, `preferredRegion` or `config` of a route that loses the export, in general a test that",
      "expects the edge runtime. Remove the import and what is expected of it.",
    ].join(" "),
  },
  "edge-runtime/edge-asset": {
    level: "manual",
    short: "A file beside the module is read in a way that only the edge runtime has",
    help: [
      'Only in edge bundles does Next.js turn `new URL("./font.ttf", import.meta.url)` into something that `fetch` can',
      "read. Without the edge runtime the `fetch` fails. Move the file to `public/` and fetch it from the static assets",
      "of the Worker:",
      "\n\n```ts\nconst { env } = getCloudflareContext();\n",
      'const font = await env.ASSETS.fetch(new URL("/font.ttf", request.url));\n```',
    ].join(" "),
  },
  "edge-runtime/edge-api-handler": {
    level: "manual",
    short: "API route of the pages router with the signature of the edge runtime",
    help: [
      "In the pages router an edge handler takes a `Request` and returns a `Response`; a Node.js handler takes",
      "`(req: NextApiRequest, res: NextApiResponse)` and writes to `res`. Without the edge runtime the handler would be",
      "called with the wrong arguments. Move it to the app router, which has one signature for both: `pages/api/chat.ts`",
      "becomes `app/api/chat/route.ts`, and the default export becomes one named export a method:",
      "\n\n```ts\nexport async function POST(request: Request) {\n  return Response.json({ ok: true });\n}\n```\n\n",
      "Leave out `config`; `[id].ts` becomes `[id]/route.ts`, with `{ params }` as the second parameter.",
    ].join(" "),
  },
  "edge-runtime/not-a-route": {
    level: "note",
    short: "An edge runtime in a module that is no route",
    help: [
      "Next.js reads `runtime` and `config` from its own files only: routes, pages, layouts, middleware. In another module",
      "they mean nothing to it, and OpenNext does not object. Other code may import the constant, so it stays. Remove it",
      "if nothing does.",
    ].join(" "),
  },
} as const satisfies CodeTable;

export type EdgeRuntimeCode = keyof typeof codes;

/** The codes of edits. */
export type EdgeRuntimeEditCode = {
  [Name in EdgeRuntimeCode]: (typeof codes)[Name]["level"] extends "safe" | "review" ? Name : never;
}[EdgeRuntimeCode];

/** The codes of findings. */
export type EdgeRuntimeFindingCode = Exclude<EdgeRuntimeCode, EdgeRuntimeEditCode>;
