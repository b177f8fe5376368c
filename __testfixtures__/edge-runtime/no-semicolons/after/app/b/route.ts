const greeting = 'hello'
;
(() => console.log(greeting))()

export const GET = () => new Response(greeting)
