import { describe, expect, test } from "vitest";
import { applyEdits } from "../../src/engine/edits.js";
import { planCloudflareConfig } from "../../src/cloudflare/index.js";
import { type Files, memoryTree } from "./memory-tree.js";

const crons = ["0 3 * * MON", "*/10 * * * *"];
const packageJson = '{ "devDependencies": { "wrangler": "^4.86.0" } }\n';
const source = { "src/index.ts": "export default { fetch: () => new Response() };\n", "package.json": packageJson };

function plan(files: Files) {
  return planCloudflareConfig(memoryTree(files), [], [], [{ path: "src/index.ts", crons }]);
}

function changed(files: Files, path: string): string {
  return applyEdits(
    files[path] ?? "",
    plan(files).edits.filter((edit) => edit.path === path),
  );
}

describe("when a Worker is called", () => {
  test("stands in a new config", () => {
    const [config] = plan(source).newFiles;
    expect(JSON.parse(config?.text ?? "")).toMatchObject({ main: "src/index.ts", triggers: { crons } });
  });

  test("is added to those of a config, once", () => {
    const config = `{ "main": "src/index.ts", "compatibility_date": "2026-04-20", "compatibility_flags": ["nodejs_compat"], "triggers": { "crons": ["0 3 * * MON"] } }\n`;
    const after = changed({ ...source, "wrangler.jsonc": config }, "wrangler.jsonc");
    expect(JSON.parse(after)).toMatchObject({ triggers: { crons } });
    expect(plan({ ...source, "wrangler.jsonc": after }).edits).toEqual([]);
  });

  test("is added to a config in TOML", () => {
    const config = `main = "src/index.ts"\ncompatibility_date = "2026-04-20"\ncompatibility_flags = ["nodejs_compat"]\n\n[triggers]\ncrons = ["0 3 * * MON"]\n`;
    const after = changed({ ...source, "wrangler.toml": config }, "wrangler.toml");
    expect(after).toContain('crons = ["0 3 * * MON", "*/10 * * * *"]');
  });
});
