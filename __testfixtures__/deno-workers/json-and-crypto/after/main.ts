import settings from "./settings.json" with { type: "json" };

async function digest(text: string): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

const handler = async (request: Request) => {
  const text = new URL(request.url).searchParams.get("text") ?? settings.fallback;
  return Response.json({ title: settings.title, digest: await digest(text) });
};

export default { fetch: handler };
