import { cloudflareCodes } from "../cloudflare/codes.js";
import { formatCodes } from "../engine/format-codes.js";
import type { CodeTable, Transform } from "../engine/transform.js";

/** The codes that some transforms can give, with those of the target's config files, which any transform can touch. */
export function codesOf(transforms: readonly Transform[]): CodeTable {
  return Object.fromEntries(
    [...transforms.map((transform) => transform.codes), cloudflareCodes, formatCodes].flatMap((codes) =>
      Object.entries(codes),
    ),
  );
}
