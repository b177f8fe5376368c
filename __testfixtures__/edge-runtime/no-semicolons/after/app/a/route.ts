const greeting = 'hello'
;[greeting].forEach((word) => console.log(word))

export const GET = () => new Response(greeting)
