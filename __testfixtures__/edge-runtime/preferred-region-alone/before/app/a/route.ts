export const preferredRegion = ['icn1', 'hnd1'];

export function GET() {
  return new Response("ok");
}
