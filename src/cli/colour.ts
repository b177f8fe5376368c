import { styleText } from "node:util";
import type { Paint } from "../report/index.js";

export const colourModes = ["auto", "always", "never"] as const;
export type ColourMode = (typeof colourModes)[number];

export const plain: Paint = (_colour, text) => text;

/**
 * Colours for people on a stream: `auto` leaves it to the stream and to NO_COLOR and FORCE_COLOR.
 */
export function paintFor(mode: ColourMode, stream: NodeJS.WriteStream): Paint {
  if (mode === "never") return plain;
  if (mode === "always") return (colour, text) => styleText(colour, text, { validateStream: false });
  return (colour, text) => styleText(colour, text, { stream });
}

/**
 * Colours for what another program may read: in `auto` only on a terminal. FORCE_COLOR is set on many build servers,
 * and would break `cf-codemod … -d | git apply` there.
 */
export function paintForArtefact(mode: ColourMode, stream: NodeJS.WriteStream): Paint {
  return mode === "auto" && !stream.isTTY ? plain : paintFor(mode, stream);
}
