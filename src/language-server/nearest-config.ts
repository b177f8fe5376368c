import { existsSync, readdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/** A config file, and whether reading it runs code. */
export interface ConfigFile {
  readonly path: string;
  readonly isCode: boolean;
}

/** The nearest config file from a folder up to the top of its git checkout. */
export function nearestConfig(folder: string): ConfigFile | undefined {
  for (let place = resolve(folder); ; place = dirname(place)) {
    const name = readdirSync(place).find((entry) => /^cf-codemod\.config\.[a-z]+$/u.test(entry));
    if (name !== undefined) return { path: join(place, name), isCode: !/\.jsonc?$/u.test(name) };
    if (existsSync(join(place, ".git")) || place === dirname(place)) return undefined;
  }
}
