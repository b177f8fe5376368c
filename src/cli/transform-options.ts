import type { Options } from "yargs";
import type { OptionSpec, Transform } from "../engine/transform.js";

/** Values of the transforms' own options, by name of the transform. */
export type TransformOptions = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/**
 * The options of some transforms for yargs. Defaults are only shown: the engine fills them in, after the config file
 * had its say.
 */
export function yargsOptions(transforms: readonly Transform[]): Record<string, Options> {
  return Object.fromEntries(transforms.flatMap((transform) => Object.entries(transform.options)).map(yargsOption));
}

function yargsOption([name, { type, describe, default: value, choices }]: [string, OptionSpec]): [string, Options] {
  return [
    name,
    {
      type,
      describe,
      ...(choices && { choices }),
      ...(type !== "boolean" && { requiresArg: true }),
      ...(value !== undefined && { defaultDescription: String(value) }),
    },
  ];
}

/**
 * Puts the sources of options together, the later the stronger: the preset, the config file, the command line. An
 * option of the command line goes to every transform that has it.
 */
export function mergeOptions(
  steps: readonly { readonly transform: Transform; readonly options: Readonly<Record<string, unknown>> }[],
  config: TransformOptions,
  commandLine: Readonly<Record<string, unknown>>,
): TransformOptions {
  return Object.fromEntries(
    steps.map(({ transform, options }) => {
      const given = Object.keys(transform.options).filter((name) => commandLine[name] !== undefined);
      const named = Object.fromEntries(given.map((name) => [name, commandLine[name]]));
      return [transform.name, { ...options, ...config[transform.name], ...named }];
    }),
  );
}
