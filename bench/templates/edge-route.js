import { areaNames, pascalCase } from "./names.js";

/** The spellings of the declaration that real code has, most frequent first. */
const declarations = [
  'export const runtime = "edge";',
  "export const runtime = 'edge';",
  'export const runtime = "edge" as const;',
  'export const runtime = "experimental-edge";',
  'export const runtime: "edge" | "nodejs" = "edge";',
];

/**
 * A Next.js route that runs on the edge.
 * @param {import("../random.js").Random} random
 * @param {number} index
 * @returns {import("../generate.js").GeneratedFile}
 */
export function edgeRoute(random, index) {
  const name = areaNames(index + 1)[index] ?? "order";
  const type = pascalCase(name);
  return {
    path: `apps/web/app/api/${name}/route.ts`,
    text: `interface ${type}Query {
  text: string;
  limit: number;
}

${random.pick(declarations)}
export const dynamic = "force-dynamic";

function readQuery(url: URL): ${type}Query | string {
  const text = url.searchParams.get("q")?.trim() ?? "";
  if (text.length < 2) return "The query needs two characters or more";
  const limit = Number(url.searchParams.get("limit") ?? 20);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) return "The limit is a whole number from 1 to 100";
  return { text, limit };
}

export async function GET(request: Request): Promise<Response> {
  const query = readQuery(new URL(request.url));
  if (typeof query === "string") return Response.json({ error: query }, { status: 400 });
  const upstream = await fetch(\`https://api.example.com/${name}?q=\${encodeURIComponent(query.text)}\`, {
    headers: { accept: "application/json" },
  });
  if (!upstream.ok) return Response.json({ error: "The search is not available" }, { status: 502 });
  const rows = (await upstream.json()) as unknown[];
  return Response.json({ rows: rows.slice(0, query.limit), total: rows.length });
}
`,
  };
}
