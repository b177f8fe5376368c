import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, inject, test } from "vitest";
import { environment } from "./command-line.js";
import { certainProject } from "./next-project.js";

test("an interrupt ends the run with 130, and nothing is written", async () => {
  const project = certainProject({
    // A config file that takes its time, so that the signal comes in the middle of the run.
    "cf-codemod.config.mjs": `
      process.stderr.write(\`started \${process.pid}\\n\`);
      await new Promise((proceed) => setTimeout(proceed, 20_000));
      export default {};
    `,
  });
  const line = 'node "$CLI" edge-runtime; echo "status $?"';
  const child = spawn("bash", ["-c", line], {
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
