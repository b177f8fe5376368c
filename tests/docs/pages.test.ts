import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { codesOf } from "../../src/cli/codes.js";
import { migrationOptions } from "../../src/cli/migration-options.js";
import { options } from "../../src/cli/options.js";
import { yargsOptions } from "../../src/cli/transform-options.js";
import { transforms } from "../../transforms/index.js";
import { presets } from "../../transforms/presets.js";
import { repositoryRoot } from "../runtimes/install.js";

const pages = [
  ...["README.md", "CHANGELOG.md", "CONTRIBUTING.md"],
  ...readdirSync(path.join(repositoryRoot, "docs"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => path.posix.join("docs", name)),
];
const textOf = (page: string) => readFileSync(path.join(repositoryRoot, page), "utf8");

/** As GitHub makes the anchor of a heading. */
function anchorsOf(page: string): Set<string> {
  const anchors = new Set<string>();
  for (const [, heading = ""] of withoutCode(textOf(page)).matchAll(/^#{1,6}\s+(.*)$/gm)) {
    const plain = heading.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1").replaceAll(/[`*]/g, "");
    const anchor = plain
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
      .trim()
      .replaceAll(/\s/g, "-");
    let unique = anchor;
    for (let number = 1; anchors.has(unique); number += 1) unique = `${anchor}-${String(number)}`;
    anchors.add(unique);
  }
  return anchors;
}

function withoutCode(text: string): string {
  return text.replaceAll(/^(```|~~~).*?^\1/gms, "");
}

/** Commands of shell blocks that run cf-codemod, a line each. */
function commandsOf(page: string): string[] {
  return [...textOf(page).matchAll(/^```(?:sh|bash|shell|console)\n(.*?)^```/gms)].flatMap(([, block = ""]) =>
    block
      .replaceAll("\\\n", " ")
      .split("\n")
      .flatMap((line) => line.replace(/(?:^|\s)#\s.*$/, "").split(/&&|\||;/))
      .map((command) => command.trim())
      .filter((command) =>
        /^(?:npx (?:--yes )?cf-codemod(?:@\S+)?|cf-codemod|node bin\/cf-codemod\.js)\b/.test(command),
      ),
  );
}

const commands = ["scan", "list", "explain", "lsp"];
const runnable = new Map<string, readonly (typeof transforms)[number][]>([
  ...transforms.map((transform) => [transform.name, [transform]] as const),
  ...presets.map(({ name, transforms: steps }) => {
    const names = steps.map((step) => (typeof step === "string" ? step : step[0]));
    return [name, transforms.filter((transform) => names.includes(transform.name))] as const;
  }),
]);

function problemOf(command: string): string | undefined {
  const [name, ...words] = command
    .replace(/^(?:npx (?:--yes )?cf-codemod(?:@\S+)?|cf-codemod|node bin\/cf-codemod\.js)/, "")
    .trim()
    .split(/\s+/);
  if (name === undefined || name === "" || name.startsWith("-") || name.startsWith("<")) return undefined;
  const own = runnable.get(name);
  if (!own && !commands.includes(name)) return `there is no ${name}`;
  const known = { ...options, ...yargsOptions(own ?? []), ...migrationOptions, help: {}, version: {} };
  const aliases = Object.values(known).flatMap((option) => ("alias" in option ? [option.alias] : []));
  for (const word of words) {
    const [, dashes, option] = /^(--?)([a-zA-Z][\w-]*)/.exec(word) ?? [];
    if (dashes === "--" && option !== undefined && !(option in known)) return `${name} has no --${option}`;
    if (dashes === "-" && option !== undefined && ![...aliases, "h", "V"].includes(option))
      return `there is no -${option}`;
  }
  const code = name === "explain" && words[0]?.includes("/") ? words[0] : undefined;
  if (code !== undefined && !code.startsWith("<") && !(code in codesOf(transforms))) return `there is no code ${code}`;
  return undefined;
}

describe.each(pages)("%s", (page) => {
  test("its links lead somewhere", () => {
    const broken = [...withoutCode(textOf(page)).matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, target = ""]) => target)
      .filter((target) => !/^[a-z]+:/.test(target))
      .filter((target) => {
        const [file = "", anchor] = target.split("#");
        const linked = file === "" ? page : path.posix.join(path.posix.dirname(page), file);
        if (!existsSync(path.join(repositoryRoot, linked))) return true;
        return anchor !== undefined && linked.endsWith(".md") && !anchorsOf(linked).has(anchor);
      });
    expect(broken).toEqual([]);
  });

  test("its commands exist, with the options that they have", () => {
    expect(
      commandsOf(page)
        .map((command) => [command, problemOf(command)])
        .filter(([, problem]) => problem),
    ).toEqual([]);
  });
});

test("the commands are found", () => {
  expect(pages.flatMap(commandsOf).length).toBeGreaterThan(20);
  expect(problemOf("npx cf-codemod d1-asink src")).toBe("there is no d1-asink");
  expect(problemOf("npx cf-codemod d1-async src --dryrun")).toBe("d1-async has no --dryrun");
});
