import type { NamedRun, Step, Transform } from "../src/engine/transform.js";
import { transforms as ours } from "./index.js";
import { type Preset, presets } from "./presets.js";

/**
 * The transforms of a preset, in order, each with the options that the preset gives it.
 *
 * @param registry those that the preset may name
 */
export function stepsOf(preset: Preset, registry: readonly Transform[] = ours): Step[] {
  return preset.transforms.map((entry) => {
    const [name, options] = typeof entry === "string" ? [entry, {}] : entry;
    const transform = registry.find((candidate) => candidate.name === name);
    if (!transform) throw new Error(`The preset ${preset.name} names the transform ${name}, which does not exist`);
    return { transform, options };
  });
}

/** What a word of the command line runs: a transform, or a preset. `undefined` where neither has the name. */
export function runNamed(name: string): NamedRun | undefined {
  const transform = ours.find((candidate) => candidate.name === name);
  if (transform) return { steps: [{ transform, options: {} }] };
  const preset = presets.find((candidate) => candidate.name === name);
  return preset && { steps: stepsOf(preset), setUp: true, ...(preset.requires && { requires: preset.requires }) };
}
