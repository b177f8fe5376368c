export function GET() {
  return new Response("ok");
}



export const runtime = "edge";