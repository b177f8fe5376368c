import { createServer } from "node:http";
import { readFile } from "node:fs/promises";

// Deno would run this too.
const address = "https://esm.sh/react";

setInterval(() => console.log(address), 1000);
createServer((_request, response) => {
  void readFile("npm:text").then((text) => response.end(text));
}).listen(3000);

if (import.meta.main) console.log("main");
