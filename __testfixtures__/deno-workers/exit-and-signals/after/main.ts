const required = ["one", "two"];
if (required.length === 0) {
  console.error("nothing is required");
  throw new Error("The program ended with status 1");
}

const handler = (request: Request) => {
  const index = Number(new URL(request.url).searchParams.get("index"));
  if (index < 0) throw new Error(`The program ended with status ${index}`);
  return new Response(required[index] ?? "none");
};

export default { fetch: handler };
