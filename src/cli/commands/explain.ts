import type { CodeName } from "../../engine/plan.js";
import type { Code, OptionSpec, Transform } from "../../engine/transform.js";
import { UsageError } from "../../engine/usage-error.js";
import { levelColours } from "../../report/level-colours.js";
import type { Paint } from "../../report/index.js";
import { codesOf } from "../codes.js";
import { columns } from "../columns.js";
import { suggestion } from "../nearest.js";

/** The options that an explanation takes. */
export const explainOptions = ["color"] as const;

const levels = {
  safe: "edits that keep the meaning",
  review: "edits that a person should look at",
  manual: "places that are left to you",
  note: "places that are only named",
} as const satisfies Record<Code["level"], string>;

/**
 * What a code means and what to do, or what a transform does and which codes it has.
 *
 * @throws UsageError if there is neither a code nor a transform of this name.
 */
export function explain(topic: string, registry: readonly Transform[], paint: Paint): string {
  const transform = registry.find((candidate) => candidate.name === topic);
  if (transform) return explainTransform(transform, paint);
  const codes = codesOf(registry);
  const code = codes[topic as CodeName];
  if (code) return explainCode(topic, code, paint);
  const topics = [...registry.map(({ name }) => name), ...Object.keys(codes)];
  throw new UsageError(`There is no code or transform "${topic}".${suggestion(topic, topics)}`);
}

function explainCode(name: string, { level, short, help }: Code, paint: Paint): string {
  return `${paint("bold", name)}  ${short}\n${paint(levelColours[level], level)}: ${levels[level]}\n\n${help.trim()}\n`;
}

function explainTransform({ name, summary, options, codes }: Transform, paint: Paint): string {
  const optionRows = Object.entries(options).map(([option, spec]): [string, string] => [`--${option}`, describe(spec)]);
  const sections = [
    `${paint("bold", name)}  ${summary}\n`,
    ...(optionRows.length > 0 ? [`Options:\n${columns(optionRows)}`] : []),
    ...Object.entries(levels).flatMap(([level, meaning]) => {
      const rows = Object.entries(codes)
        .filter(([, code]) => code.level === level)
        .map(([code, { short }]): [string, string] => [code, short]);
      return rows.length > 0
        ? [`${paint(levelColours[level as Code["level"]], level)}: ${meaning}\n${columns(rows)}`]
        : [];
    }),
    `More about one code: cf-codemod explain <code>\n`,
  ];
  return sections.join("\n");
}

function describe({ describe, default: value, choices }: OptionSpec): string {
  const facts = [
    ...(choices ? [`one of ${choices.join(", ")}`] : []),
    ...(value === undefined ? [] : [`default: ${String(value)}`]),
  ];
  return facts.length === 0 ? describe : `${describe} (${facts.join("; ")})`;
}
