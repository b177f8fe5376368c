import { ts } from "ts-morph";
import { expect, it } from "vitest";
import { planCloudflareConfig } from "../../src/cloudflare/index.js";
import { createAnalysis } from "../../src/typescript/program.js";
import { memoryTree } from "../cascade/project.js";

it("a project with the types of the DOM knows those of the target before they are installed", () => {
  const files = {
    "package.json": "{}",
    "tsconfig.json": JSON.stringify({ compilerOptions: { strict: true, lib: ["ES2022", "DOM"], types: [] } }),
    "src/counter.ts": `
      import { DurableObject, env } from "cloudflare:workers";
      export class Counter extends DurableObject {
        add(): number {
          return this.ctx.storage.sql.exec<{ n: number }>("SELECT 1 AS n").one().n;
        }
        override fetch(request: Request): Response {
          return new Response(request.url);
        }
        override webSocketMessage(socket: WebSocket, message: string | ArrayBuffer): void {
          socket.send(message);
        }
        override webSocketClose(socket: WebSocket, code: number, reason: string): void {
          socket.close(code, reason);
        }
      }
      export const value: Promise<string | null> = env.KV.get("a");
    `,
  };
  const usedBy = "src/counter.ts";
  const { newFiles } = planCloudflareConfig(
    memoryTree(files),
    [
      { kind: "kv", name: "KV", usedBy },
      { kind: "durable-object", name: "COUNTER", className: "Counter", module: usedBy, usedBy },
    ],
    [],
  );
  const written = Object.fromEntries(newFiles.map(({ path, text }) => [path, text]));
  expect(written["env.d.ts"]).toContain('import("@cloudflare/workers-types")');

  const { program, sourceFiles } = createAnalysis(memoryTree({ ...files, ...written }), [usedBy]);
  const errors = program
    .getSemanticDiagnostics(sourceFiles[0])
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " "));
  expect(errors).toEqual([]);
});
