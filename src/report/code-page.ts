import type { CodeName } from "../engine/plan.js";

/** Pages of codes that no transform has by itself. */
const sharedPages: Readonly<Record<string, string>> = { cloudflare: "bindings", format: "command-line" };

/**
 * The page that documents the transform of a code, in the documents of the package as it was published in a version.
 *
 * @returns an absolute URL
 */
export function codePage(code: CodeName, version: string): string {
  const [author = ""] = code.split("/");
  const page = sharedPages[author] ?? author;
  return `https://unpkg.com/cf-codemod@${version}/docs/${page}.md`;
}
