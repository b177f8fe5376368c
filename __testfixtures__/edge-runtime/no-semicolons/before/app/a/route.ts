const greeting = 'hello'
export const runtime = 'edge'
;[greeting].forEach((word) => console.log(word))

export const GET = () => new Response(greeting)
