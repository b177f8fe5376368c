import { makeProject, type Project } from "../engine/project.js";

/** The words of a run, without the comparison of types, which takes a second and has tests of its own. */
export const migrate = ["edge-runtime", "--no-verify"] as const;

export const edgeRoute = `export const runtime = "edge";

export function GET() {
  return new Response("ok");
}
`;
export const migratedRoute = `export function GET() {
  return new Response("ok");
}
`;
export const dynamicRoute = `export const runtime = process.env.RUNTIME;

export function GET() {
  return new Response("ok");
}
`;
export const regionRoute = `export const preferredRegion = "fra1";

export function GET() {
  return new Response("ok");
}
`;

/** A Next.js project with one route that is migrated with certainty, one to review, and one that is left. */
export function nextProject(
  files: Readonly<Record<string, string>> = {},
  options: { readonly inGit?: boolean; readonly name?: string } = {},
): Project {
  return makeProject(
    {
      "package.json": '{ "name": "site", "dependencies": { "next": "16.0.0" } }\n',
      "app/api/edge/route.ts": edgeRoute,
      "app/api/region/route.ts": regionRoute,
      "app/api/dynamic/route.ts": dynamicRoute,
      "app/page.tsx": "export default function Page() {\n  return null;\n}\n",
      ...files,
    },
    options,
  );
}

/** A Next.js project in which everything is migrated with certainty. */
export function certainProject(files: Readonly<Record<string, string>> = {}): Project {
  return makeProject({
    "package.json": '{ "name": "site", "dependencies": { "next": "16.0.0" } }\n',
    "app/api/edge/route.ts": edgeRoute,
    ...files,
  });
}
