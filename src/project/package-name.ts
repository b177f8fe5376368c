import { builtinModules } from "./node-modules.js";

/**
 * The package that a module specifier names, as npm calls it: `@scope/name`, `name`, `bun:sqlite`, `node:fs`. `undefined` for a
 * file of the project, and for what stands behind an alias of paths.
 */
export function packageOf(specifier: string): string | undefined {
  if (/^[./#~]|^@\/|^$/.test(specifier)) return undefined;
  if (/^(?:node|bun|cloudflare|astro|virtual):/.test(specifier)) return specifier;
  const plain = specifier.replace(/^(?:npm|jsr):\/?/, "");
  if (/^https?:/.test(plain)) return undefined;
  const [first = "", second = ""] = plain.split("/");
  const name = first.startsWith("@") ? `${first}/${second.replace(/@.*/, "")}` : first.replace(/@.*/, "");
  return builtinModules.has(name) ? `node:${plain}` : name;
}
