import { expect, test } from "vitest";
import type { Options } from "yargs";
import { migrationOptions, migrationTransform } from "../../src/cli/migration-options.js";
import { options } from "../../src/cli/options.js";
import { yargsOptions } from "../../src/cli/transform-options.js";
import { transforms } from "../../transforms/index.js";
import { presets } from "../../transforms/presets.js";

/** Options as yargs has them, in the order of the help text. */
function table(rows: Readonly<Record<string, Options>>): string {
  const lines = Object.entries(rows)
    .filter(([, { hidden }]) => hidden !== true)
    .map(([name, { alias, describe = "", choices, defaultDescription }]) => {
      const names = [...(typeof alias === "string" ? [`\`-${alias}\``] : []), `\`--${name}\``].join(", ");
      const facts = [
        ...(choices ? [`one of ${choices.map((choice) => `\`${String(choice)}\``).join(", ")}`] : []),
        ...(defaultDescription === undefined ? [] : [`default: \`${defaultDescription}\``]),
      ];
      const text = [describe, ...(facts.length > 0 ? [`(${facts.join("; ")})`] : [])].join(" ");
      return `| ${names} | ${text.replaceAll("|", "\\|").replaceAll("<", "&lt;")} |`;
    });
  return ["| option | meaning |", "| --- | --- |", ...lines].join("\n");
}

/** The whole reference, from what the program itself is made of. */
function reference(): string {
  const commands = transforms.map((transform) => {
    const own = { ...yargsOptions([transform]), ...(migrationTransform([transform]) && migrationOptions) };
    const optionsOf = Object.keys(own).length === 0 ? "No options of its own." : table(own);
    return `### ${transform.name}\n\n${transform.summary}.\n\n${optionsOf}`;
  });
  const presetRows = presets.map(({ name, description, transforms: steps }) => {
    const names = steps.map((step) => `\`${typeof step === "string" ? step : step[0]}\``).join(", ");
    return `| \`${name}\` | ${description} | ${names} |`;
  });
  return `${[
    "# Commands and options",
    "<!-- Generated: `npx vitest run tests/docs/cli-reference.test.ts -u` -->",
    "What the program says of itself; [command-line.md](command-line.md) explains it.",
    "## Options of every run",
    table(options),
    "## Transforms",
    commands.join("\n\n"),
    "## Presets",
    "Each takes the options of its transforms.",
    ["| preset | for | transforms |", "| --- | --- | --- |", ...presetRows].join("\n"),
  ].join("\n\n")}\n`;
}

test("docs/cli-reference.md is what the program's own tables say", async () => {
  const { format, resolveConfig } = await import("prettier");
  const file = new URL("../../docs/cli-reference.md", import.meta.url);
  const config = await resolveConfig(file);
  await expect(await format(reference(), { ...config, parser: "markdown" })).toMatchFileSnapshot(file.pathname);
});
