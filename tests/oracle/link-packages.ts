import { existsSync, mkdirSync, readdirSync, symlinkSync } from "node:fs";
import path from "node:path";

/**
 * Gives a project without `node_modules` the packages of others, by links.
 *
 * @param sources `node_modules` folders, absolute; where two have a package, the first one's
 */
export function linkPackages(project: string, [first, ...others]: readonly [string, ...string[]]): void {
  const modules = path.join(project, "node_modules");
  if (others.length === 0) {
    symlinkSync(first, modules, "junction");
    return;
  }
  mkdirSync(modules);
  for (const source of [first, ...others])
    for (const name of readdirSync(source).filter((entry) => !existsSync(path.join(modules, entry))))
      symlinkSync(path.join(source, name), path.join(modules, name), "junction");
}
