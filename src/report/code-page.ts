import type { CodeName } from "../engine/plan.js";

/**
 * The page that documents the transform of a code, in the documents of the package as it was published in a version.
 *
 * @returns an absolute URL
 */
export function codePage(code: CodeName, version: string): string {
  const [author = ""] = code.split("/");
  // The config files that all transforms share have no transform of their own.
  const page = author === "cloudflare" ? "bindings" : author;
  return `https://unpkg.com/cf-codemod@${version}/docs/${page}.md`;
}
