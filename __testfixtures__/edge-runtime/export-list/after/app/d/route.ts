const greeting = "hello";

function GET() {
  return new Response(greeting);
}

export {
  GET,
};
