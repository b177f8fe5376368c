export const GET = () => new Response('ok')
export const runtime = 'edge'
