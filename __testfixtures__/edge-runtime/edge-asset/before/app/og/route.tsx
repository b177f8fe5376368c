export const runtime = "edge";

const font = fetch(new URL("../../assets/inter.ttf", import.meta.url)).then((response) => response.arrayBuffer());

export async function GET(request: Request) {
  const home = new URL("/", request.url);
  return new Response(await font, { headers: { link: home.href } });
}
