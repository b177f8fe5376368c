import type { Transform } from "../../engine/transform.js";
import { UsageError } from "../../engine/usage-error.js";

/**
 * Serves an editor on standard input and output, until it says so or hangs up. The connection then ends the process.
 *
 * @throws UsageError if `vscode-languageserver` is not installed.
 */
export async function lsp(registry: readonly Transform[]): Promise<never> {
  const { createConnection, ProposedFeatures } = await loadLanguageServer();
  const { serve } = await import("../../language-server/server.js");
  const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout);
  serve(connection, registry);
  connection.listen();
  return new Promise<never>(() => undefined);
}

/** An optional peer: who does not edit with it does not install it. */
async function loadLanguageServer(): Promise<typeof import("vscode-languageserver/node")> {
  try {
    return await import("vscode-languageserver/node");
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND")) throw error;
    throw new UsageError("lsp needs the package vscode-languageserver: npm install --save-dev vscode-languageserver");
  }
}
