const rules = fetch(new URL("./rules.txt", import.meta.url));

export async function middleware() {
  return new Response(await (await rules).text());
}

export const config = { matcher: "/m" };
