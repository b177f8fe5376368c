import type { ConfigFormat } from "../../../src/cloudflare/config-format.js";
import { jsonConfig } from "../../../src/cloudflare/json-config.js";
import { tomlConfig } from "../../../src/cloudflare/toml-config.js";
import type { SourceTree } from "../../../src/engine/source-tree.js";
import { directoryOf, foldersUpward, joinPath } from "../../../src/engine/tree-paths.js";
import { isRecord } from "../../../src/record.js";

const formats = {
  "wrangler.json": jsonConfig,
  "wrangler.jsonc": jsonConfig,
  "wrangler.toml": tomlConfig,
} as const satisfies Readonly<Record<string, ConfigFormat>>;

/** What wrangler takes where a D1 database names no `migrations_dir`. */
const defaultFolder = "migrations";

/**
 * The folders of D1 migrations that the wrangler configs above the files name: those are SQLite already.
 *
 * @returns the path of the config by folder
 */
export function wranglerFolders(files: readonly string[], tree: SourceTree): Map<string, string> {
  const folders = new Map<string, string>();
  const above = new Set(files.flatMap((path) => foldersUpward(directoryOf(path))));
  for (const folder of above) {
    for (const [name, format] of Object.entries(formats)) {
      const path = joinPath(folder, name);
      const config = format.parse(tree.read(path)?.replace(/^\ufeff/, "") ?? "");
      for (const directory of config ? migrationFolders(config) : []) folders.set(joinPath(folder, directory), path);
    }
  }
  return folders;
}

function migrationFolders(config: Readonly<Record<string, unknown>>): string[] {
  const environments = isRecord(config.env) ? Object.values(config.env).filter(isRecord) : [];
  return [config, ...environments].flatMap(({ d1_databases: databases }) =>
    Array.isArray(databases)
      ? databases
          .filter(isRecord)
          .map(({ migrations_dir: folder }) => (typeof folder === "string" ? folder : defaultFolder))
      : [],
  );
}
