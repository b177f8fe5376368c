import { describe, expect, it } from "vitest";
import { planCloudflareConfig } from "../../src/cloudflare/index.js";
import type { ModuleRule } from "../../src/engine/plan.js";
import { applyEdits } from "../../src/engine/edits.js";
import { memoryTree } from "./memory-tree.js";

const rules: readonly ModuleRule[] = [
  { type: "Text", glob: "**/*.md", usedBy: "src/index.ts" },
  { type: "Text", glob: "**/*.css", usedBy: "src/index.ts" },
  { type: "Data", glob: "**/*.png", usedBy: "src/other.ts" },
];

function planned(files: Readonly<Record<string, string>>) {
  return planCloudflareConfig(memoryTree(files), [], [], [], rules);
}

describe("rules for modules in the wrangler config", () => {
  it("are in a new one, by type", () => {
    const { newFiles } = planned({ "package.json": "{}", "src/index.ts": "", "src/other.ts": "" });
    const config = newFiles.find(({ path }) => path === "wrangler.jsonc");
    expect(JSON.parse(config?.text ?? "")).toMatchObject({
      rules: [
        { type: "Text", globs: ["**/*.css", "**/*.md"], fallthrough: true },
        { type: "Data", globs: ["**/*.png"], fallthrough: true },
      ],
    });
  });

  it("are added to one that is there, apart from those that it has", () => {
    const text = `{
  "name": "pages",
  "compatibility_date": "2026-04-20",
  "compatibility_flags": ["nodejs_compat"],
  "rules": [{ "type": "Text", "globs": ["**/*.md", "**/*.css"] }]
}
`;
    const { edits } = planned({ "wrangler.jsonc": text, "package.json": "{}", "src/index.ts": "", "src/other.ts": "" });
    const changed = applyEdits(
      text,
      edits.filter(({ path }) => path === "wrangler.jsonc"),
    );
    expect(JSON.parse(changed)).toMatchObject({
      rules: [
        { type: "Text", globs: ["**/*.md", "**/*.css"] },
        { type: "Data", globs: ["**/*.png"], fallthrough: true },
      ],
    });
  });
});
