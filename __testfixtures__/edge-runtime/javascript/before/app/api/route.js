/** @type {import('next').ServerRuntime} */
export const runtime = 'edge'

export function GET() {
  return new Response('ok')
}
