const runtime = "edge", preferredRegion = ["iad1"], greeting = "hello";

function GET() {
  return new Response(greeting);
}

export {
  runtime,
  preferredRegion,
  GET,
};
