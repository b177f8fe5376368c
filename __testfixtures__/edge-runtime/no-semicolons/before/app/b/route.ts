const greeting = 'hello'
export const runtime = 'edge';
(() => console.log(greeting))()

export const GET = () => new Response(greeting)
