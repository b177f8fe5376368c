import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, inject, test } from "vitest";
import { cfCodemod, environment } from "./command-line.js";
import { certainProject, edgeRoute, migrate } from "./next-project.js";

test("an interrupt ends the run with 130 before anything is written", async () => {
  const project = certainProject({
    // A config file that takes its time, so that the signal comes in the middle of the run.
    "cf-codemod.config.mjs": `
      process.stderr.write(\`started \${process.pid}\\n\`);
      await new Promise((proceed) => setTimeout(proceed, 20_000));
      export default {};
    `,
  });
  const child = spawn("bash", ["-c", 'node "$CLI" edge-runtime; echo "status $?"'], {
    cwd: project.root,
    env: environment({ CLI: inject("executable") }),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const closed = once(child, "close");
  const output: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => output.push(chunk));

  const [started] = (await once(child.stderr, "data")) as [Buffer];
  process.kill(Number(started.toString().replace("started ", "")), "SIGINT");
  await closed;

  expect(Buffer.concat(output).toString()).toBe("status 130\n");
  expect(project.git("status", "--porcelain")).toBe("");
});

test("an interrupt while files are written puts everything back, and is 130 too", () => {
  const project = certainProject({
    "app/api/second/route.ts": edgeRoute,
    // Interrupts its own process as soon as the first file is put into place.
    "interrupt.mjs": `
      import promises from "node:fs/promises";
      import { syncBuiltinESMExports } from "node:module";
      const { rename } = promises;
      promises.rename = async (...paths) => {
        await rename(...paths);
        process.kill(process.pid, "SIGINT");
      };
      syncBuiltinESMExports();
    `,
  });
  const preload = pathToFileURL(join(project.root, "interrupt.mjs")).href;

  const outcome = cfCodemod(migrate, { cwd: project.root, nodeOptions: ["--import", preload] });

  expect(outcome).toEqual({ status: 130, stdout: "", stderr: "cf-codemod: interrupted; nothing was changed\n" });
  expect(project.git("status", "--porcelain")).toBe("");
});
