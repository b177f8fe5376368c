// export const runtime = "edge";
const runtime = "edge";

export function GET() {
  return new Response(runtime + 'export const runtime = "edge"');
}
