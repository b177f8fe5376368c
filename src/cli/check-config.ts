import { dirname, relative, resolve, sep } from "node:path";
import { cloudflareCodes } from "../cloudflare/codes.js";
import type { PresetInput } from "../config.js";
import { optionValues } from "../engine/option-values.js";
import type { CodeName } from "../engine/plan.js";
import type { Transform } from "../engine/transform.js";
import { UsageError } from "../engine/usage-error.js";
import { suggestion } from "./nearest.js";
import { isRecord } from "../record.js";

/** What a config file says, checked. */
export interface CheckedConfig {
  /** Values of the transforms' own options, by name of the transform; paths are absolute. */
  readonly options: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Codes that are switched off. */
  readonly codes: readonly CodeName[];
  /** Globs, relative to the working directory of the run. */
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  /** Transforms that the package does not have itself. */
  readonly transforms: readonly Transform[];
  readonly presets: readonly PresetInput[];
}

const keys = ["extends", "options", "bindings", "codes", "include", "exclude", "transforms", "presets"] as const;
const bindingKinds = ["d1", "kv", "r2"] as const;

interface ConfigPlace {
  /** Absolute path of the file. */
  readonly path: string;
  readonly cwd: string;
  /** All that can be run here. */
  readonly transforms: readonly Transform[];
}

/**
 * Checks what a config file gave. `extends` and `transforms` are not looked at.
 *
 * @throws UsageError naming the file and the path of the key that is wrong
 */
export function checkConfig(value: unknown, place: ConfigPlace): CheckedConfig {
  const { path, cwd } = place;
  const fail = failing(path);
  if (!isRecord(value)) return fail("it has to be an object");
  const unknown = Object.keys(value).find((key) => !keys.some((known) => known === key));
  if (unknown !== undefined) fail(`unknown key "${unknown}".${suggestion(unknown, keys)}`);

  const globs = (key: "include" | "exclude") => {
    const list = value[key];
    if (list === undefined) return {};
    if (!Array.isArray(list) || !list.every((glob) => typeof glob === "string")) {
      return fail(`"${key}" has to be a list of globs`);
    }
    return { [key]: list.map((glob) => globFrom(dirname(path), glob, cwd)) };
  };
  return {
    options: { ...mergedOptions(checkBindings(value.bindings ?? {}, place), checkOptions(value.options ?? {}, place)) },
    codes: checkCodes(value.codes ?? {}, place),
    transforms: [],
    presets: checkPresets(value.presets ?? [], place),
    ...globs("include"),
    ...globs("exclude"),
  };
}

type Options = CheckedConfig["options"];

function mergedOptions(weaker: Options, stronger: Options): Options {
  const names = [...Object.keys(weaker), ...Object.keys(stronger)];
  return Object.fromEntries(names.map((name) => [name, { ...weaker[name], ...stronger[name] }]));
}

/** A binding's name as the option of every transform that makes such a binding. */
function checkBindings(value: unknown, { path, transforms }: ConfigPlace): Options {
  const fail = failing(path);
  if (!isRecord(value)) return fail('"bindings" has to be an object, with a name for each kind of binding');
  for (const [kind, name] of Object.entries(value)) {
    if (!bindingKinds.some((known) => known === kind)) {
      fail(
        `unknown kind "${kind}" in "bindings".${suggestion(kind, bindingKinds)} There are: ${bindingKinds.join(", ")}.`,
      );
    }
    if (typeof name !== "string" || !/^[A-Za-z_$][\w$]*$/u.test(name)) {
      fail(`"bindings.${kind}" has to be a name as code writes it`);
    }
  }
  return Object.fromEntries(
    transforms.map(({ name, options }) => [
      name,
      Object.fromEntries(
        Object.entries(options).flatMap(([option, { binding }]) =>
          binding !== undefined && value[binding] !== undefined ? [[option, value[binding]]] : [],
        ),
      ),
    ]),
  );
}

function checkOptions(value: unknown, { path, transforms }: ConfigPlace): Options {
  const fail = failing(path);
  if (!isRecord(value)) return fail('"options" has to be an object, with one key a transform');
  const names = transforms.map((transform) => transform.name);
  return Object.fromEntries(
    Object.entries(value).map(([name, options]) => {
      const transform = transforms.find((candidate) => candidate.name === name);
      if (!transform) return fail(`unknown transform "${name}" in "options".${suggestion(name, names)}`);
      if (!isRecord(options)) return fail(`"options.${name}" has to be an object`);
      try {
        // Paths count from this file, globs and all.
        const values = optionValues(transform, options, (file) => resolve(dirname(path), file));
        return [name, Object.fromEntries(Object.keys(options).map((option) => [option, values[option]]))];
      } catch (error) {
        return fail(`"options": ${error instanceof Error ? error.message : String(error)}`);
      }
    }),
  );
}

function checkCodes(value: unknown, { path, transforms }: ConfigPlace): CodeName[] {
  const fail = failing(path);
  if (!isRecord(value)) return fail('"codes" has to be an object: { "<code>": "off" }');
  const known = [...transforms.map(({ codes }) => codes), cloudflareCodes].flatMap((codes) => Object.keys(codes));
  return Object.entries(value).map(([code, state]) => {
    if (!known.includes(code)) fail(`unknown code "${code}" in "codes".${suggestion(code, known)}`);
    if (state !== "off") fail(`"codes.${code}" can only be "off"`);
    return code as CodeName;
  });
}

function checkPresets(value: unknown, { path, transforms }: ConfigPlace): PresetInput[] {
  const fail = failing(path);
  if (!Array.isArray(value)) return fail('"presets" has to be a list');
  const names = transforms.map((transform) => transform.name);
  for (const [index, preset] of (value as readonly unknown[]).entries()) {
    const key = `presets[${String(index)}]`;
    if (!isRecord(preset)) return fail(`"${key}" has to be an object`);
    if (typeof preset.name !== "string" || !/^[a-z][a-z0-9-]*$/u.test(preset.name)) {
      fail(`"${key}.name" has to be lower-case letters, digits and dashes`);
    }
    if (names.includes(String(preset.name))) fail(`"${key}.name": there is a transform called ${String(preset.name)}`);
    if (typeof preset.description !== "string") fail(`"${key}.description" has to be a text`);
    if (!Array.isArray(preset.transforms)) return fail(`"${key}.transforms" has to be a list`);
    for (const entry of preset.transforms as readonly unknown[]) {
      const name: unknown = Array.isArray(entry) ? entry[0] : entry;
      if (typeof name !== "string" || !names.includes(name)) {
        fail(`"${key}.transforms": unknown transform "${String(name)}".${suggestion(String(name), names)}`);
      }
    }
  }
  return value as PresetInput[];
}

function failing(path: string): (problem: string) => never {
  return (problem) => {
    throw new UsageError(`${path}: ${problem}`);
  };
}

/** A glob of the config file's folder as one of the working directory. */
function globFrom(folder: string, glob: string, cwd: string): string {
  const way = relative(cwd, folder).replaceAll(sep, "/");
  // Folder names may hold what globs give a meaning to: app/[slug], (group).
  return way === "" ? glob : `${way.replaceAll(/[()[\]{}!*?@+\\]/gu, "\\$&")}/${glob}`;
}
