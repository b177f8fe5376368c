const runtime = "edge";

function GET() {
  return new Response("ok");
}

export { GET, runtime };
