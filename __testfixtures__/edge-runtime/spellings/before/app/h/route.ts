export var runtime = 'experimental-edge'

export function GET() {
  return new Response("ok");
}
