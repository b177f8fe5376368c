export let runtime = 'edge';

export function GET() {
  return new Response("ok");
}
