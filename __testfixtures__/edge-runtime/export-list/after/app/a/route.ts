function GET() {
  return new Response("ok");
}

export { GET };
