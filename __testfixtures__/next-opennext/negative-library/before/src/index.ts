export const maxDuration = 10;

export function GET() {
  return new Response("next/server");
}
