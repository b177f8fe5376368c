const required = ["one", "two"];
if (required.length === 0) {
  console.error("nothing is required");
  Deno.exit(1);
}

function stop(): void {
  console.log("stopping");
  Deno.exit();
}
Deno.addSignalListener("SIGTERM", stop);
const hangUp = async () => {
  await Promise.resolve();
  Deno.exit(0);
};
Deno.addSignalListener("SIGHUP", hangUp);

Deno.serve((request) => {
  const index = Number(new URL(request.url).searchParams.get("index"));
  if (index < 0) Deno.exit(index);
  return new Response(required[index] ?? "none");
});
