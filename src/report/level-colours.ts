import type { Code } from "../engine/transform.js";
import type { Colour } from "./report.js";

/** One colour a level, in every report. */
export const levelColours = {
  safe: "green",
  review: "yellow",
  manual: "red",
  note: "cyan",
} as const satisfies Record<Code["level"], Colour>;
