const prefix = process.env.PREFIX || "none";
const names = ["A", "B"];

process.env.COUNT = String(names.length);
if (!("MODE" in process.env)) {
  process.env.MODE = "test";
}
delete process.env.GONE;

const handler = (request: Request) => {
  const key = new URL(request.url).searchParams.get("key") ?? "COUNT";
  const all = { ...process.env };
  return Response.json({
    prefix,
    value: process.env[key] ?? null,
    known: key in process.env,
    mode: all.MODE,
    gone: process.env.GONE?.length ?? 0,
    dashed: process.env["with-dash"] ?? "no",
  });
};

export default { fetch: handler };
