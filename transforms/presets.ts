/** An ordered list of transforms, each by its name or with options of its own. Plain data. */
export interface Preset {
  /** The word on the command line. */
  readonly name: string;
  readonly description: string;
  readonly transforms: readonly (string | readonly [name: string, options: Readonly<Record<string, unknown>>])[];
}

/** The presets, in the order of the help text. A test checks that the transforms exist. */
export const presets: readonly Preset[] = [
  {
    name: "bun-to-workers",
    description: "A Bun server on bun:sqlite, to Workers and D1",
    transforms: ["d1-async", "bun-workers"],
  },
  {
    name: "deno-to-workers",
    description: "A Deno server, to Workers",
    transforms: ["deno-workers"],
  },
  {
    name: "postgres-to-d1",
    description: "drizzle on PostgreSQL, and PostgreSQL migrations, to D1",
    transforms: ["drizzle-d1", "sql-d1"],
  },
  {
    name: "vercel-to-workers",
    description: "A Next.js app on Vercel, to Workers through OpenNext",
    transforms: ["blob-r2", "edge-runtime"],
  },
];
