import type { DependencyChange } from "../engine/plan.js";

/**
 * What OpenNext's adapter for Cloudflare wants of a Next.js project. From its template and the command `migrate` of
 * @opennextjs/cloudflare 1.20.13; see https://opennext.js.org/cloudflare/get-started.
 */

export const openNextPackage = { name: "@opennextjs/cloudflare", range: "^1.20.13" } as const;

/** What it asks of its peers. The first version of each line of Next.js that it runs. */
export const openNextPeers = {
  wrangler: "^4.148.0",
  next: { 15: "15.5.28", 16: "16.4.1" },
} as const;

/** The Worker's module, which the build writes. */
export const openNextMain = ".open-next/worker.js";

/** The Worker's module of an app that exports more than OpenNext does. */
export const customWorkerFile = "custom-worker.ts";

/**
 * A module that exports what OpenNext builds, and classes of Durable Objects beside it:
 * https://opennext.js.org/cloudflare/howtos/custom-worker
 *
 * @param exports statements
 */
export function customWorkerText(exports: readonly string[]): string {
  const built = "// @ts-ignore: the build of OpenNext writes it";
  return [
    "// The Worker: what OpenNext builds of the app, and the classes that Cloudflare looks for among the exports.",
    built,
    `export { default } from "./${openNextMain}";`,
    built,
    `export * from "./${openNextMain}";`,
    ...exports,
    "",
  ].join("\n");
}

/** Whether a module is one around the Worker that OpenNext builds. */
export function isCustomWorker(text: string): boolean {
  return /["'][./]*\.open-next\/worker(?:\.[jt]s)?["']/.test(text);
}

/** Whether `main` of a wrangler config is what OpenNext builds. */
export function isOpenNextMain(main: unknown): boolean {
  return typeof main === "string" && main.replace(/^\.\//, "") === openNextMain;
}

export const openNextAssets = { directory: ".open-next/assets", binding: "ASSETS" } as const;

/** A Worker that fetches its own address needs the second flag to get through to itself. */
export const openNextFlag = "global_fetch_strictly_public";

/** The binding of the Worker to itself, over which pages are rendered anew. */
export const selfReference = "WORKER_SELF_REFERENCE";

/** The adapter among the dependencies of the package that holds a file. */
export function openNextDependency(usedBy: string): DependencyChange {
  return { kind: "add", ...openNextPackage, dev: false, usedBy };
}

/** Whether the adapter's own types declare a binding in `CloudflareEnv`. */
export function isDeclaredByOpenNext(binding: string): boolean {
  return /^NEXT_(?:INC_CACHE|TAG_CACHE|CACHE_DO)_/.test(binding) || binding === selfReference;
}
