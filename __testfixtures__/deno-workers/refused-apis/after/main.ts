import { spawn } from "node:child_process";
import { connectTcp } from "./connections.ts";

const page = await Deno.readTextFile("./page.html");
const settings = JSON.parse(Deno.readTextFileSync(new URL("./settings.json", import.meta.url)));
const cpu = Deno.dlopen("./libcpu.so", {});

setInterval(() => console.log("tick"), 60_000);

const handler = async (request: Request) => {
  const command = new Deno.Command("git", { args: ["log"] });
  const { stdout } = await command.output();
  const connection = await connectTcp({ hostname: "localhost", port: 6379 });
  await Deno.writeTextFile("log.txt", request.url, { append: true });
  const { state } = await Deno.permissions.query({ name: "net" });
  const secret = await crypto.subtle.deriveBits(
    { name: "PBKDF2", hash: "SHA-256", salt: new Uint8Array(16), iterations: 210_000 },
    await crypto.subtle.importKey("raw", new TextEncoder().encode("x"), "PBKDF2", false, ["deriveBits"]),
    256,
  );
  return Response.json({
    page,
    settings,
    state,
    version: Deno.version.deno,
    arch: Deno.build.arch,
    os: process.platform,
    host: Deno.hostname(),
    args: Deno.args,
    main: Deno.mainModule,
    secret,
    cpu,
    spawn,
    stdout,
    connection,
    here: import.meta.dirname,
  });
};

export default { fetch: handler };
