import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { inject, onTestFinished } from "vitest";
import {
  type CodeAction,
  createProtocolConnection,
  type Diagnostic,
  type InitializeResult,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentEdit,
  type WorkspaceEdit,
} from "vscode-languageserver/node";
import { environment } from "./command-line.js";

/** An editor that has a project open, talking to `cf-codemod lsp` over its standard input and output. */
export interface Editor {
  readonly capabilities: InitializeResult["capabilities"];
  open(path: string, text: string): Promise<void>;
  /** Replaces the text of an open document; it is not saved. */
  change(path: string, version: number, text: string): Promise<void>;
  /** The diagnostics of a version of a document, once they come. */
  diagnostics(path: string, version: number): Promise<readonly Diagnostic[]>;
  actions(path: string, line: number, only?: readonly string[]): Promise<readonly CodeAction[]>;
  resolve(action: CodeAction): Promise<CodeAction>;
  /** What the server has logged or shown so far. */
  readonly messages: readonly string[];
  /** Ends the server as an editor does, and gives its exit status. */
  close(): Promise<number | null>;
}

const full = {
  textDocument: { codeAction: { resolveSupport: { properties: ["edit"] } } },
  workspace: {
    workspaceEdit: {
      documentChanges: true,
      resourceOperations: ["create"],
      changeAnnotationSupport: { groupsOnLabel: true },
    },
  },
};

export async function openEditor(
  root: string,
  { capabilities = full, trusted }: { readonly capabilities?: object; readonly trusted?: boolean } = {},
): Promise<Editor> {
  const server = spawn(process.execPath, [inject("executable"), "lsp", "--stdio"], { cwd: root, env: environment() });
  onTestFinished(() => void server.kill());
  const errors: string[] = [];
  server.stderr.on("data", (chunk: Buffer) => errors.push(chunk.toString()));
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  const uriOf = (path: string) => pathToFileURL(join(root, path)).href;
  const published = new Map<string, readonly Diagnostic[]>();
  const waiting = new Map<string, (diagnostics: readonly Diagnostic[]) => void>();
  connection.onNotification("textDocument/publishDiagnostics", (params: PublishDiagnosticsParams) => {
    const key = `${params.uri} ${String(params.version)}`;
    published.set(key, params.diagnostics);
    waiting.get(key)?.(params.diagnostics);
  });
  const messages: string[] = errors;
  for (const method of ["window/logMessage", "window/showMessage"]) {
    connection.onNotification(method, ({ message }: { message: string }) => void messages.push(message));
  }
  connection.listen();

  const { capabilities: served } = await connection.sendRequest<InitializeResult>("initialize", {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: [{ uri: pathToFileURL(root).href, name: "project" }],
    capabilities,
    ...(trusted !== undefined && { initializationOptions: { trusted } }),
  });
  await connection.sendNotification("initialized", {});
  const document = (path: string) => ({ uri: uriOf(path) });
  return {
    capabilities: served,
    messages,
    open: (path, text) =>
      connection.sendNotification("textDocument/didOpen", {
        textDocument: { ...document(path), languageId: "typescript", version: 1, text },
      }),
    change: (path, version, text) =>
      connection.sendNotification("textDocument/didChange", {
        textDocument: { ...document(path), version },
        contentChanges: [{ text }],
      }),
    diagnostics: async (path, version) => {
      const key = `${uriOf(path)} ${String(version)}`;
      return published.get(key) ?? new Promise((resolve) => waiting.set(key, resolve));
    },
    actions: (path, line, only) => {
      const place = { line, character: 0 };
      return connection.sendRequest<CodeAction[]>("textDocument/codeAction", {
        textDocument: document(path),
        range: { start: place, end: place },
        context: { diagnostics: [], ...(only && { only }) },
      });
    },
    resolve: (action) => connection.sendRequest<CodeAction>("codeAction/resolve", action),
    close: async () => {
      const exited = once(server, "exit");
      await connection.sendRequest("shutdown");
      await connection.sendNotification("exit");
      const [status] = (await exited) as [number | null];
      return status;
    },
  };
}

/** Carries an edit of the workspace out on texts, as an editor does. Positions count UTF-16 units. */
export function applyToTexts(edit: WorkspaceEdit, texts: Readonly<Record<string, string>>, root: string) {
  const result: Record<string, string> = { ...texts };
  const nameOf = (uri: string) => decodeURIComponent(uri.slice(pathToFileURL(root).href.length + 1));
  for (const change of edit.documentChanges ?? []) {
    if ("kind" in change) {
      if (change.kind === "create") result[nameOf(change.uri)] = "";
    } else applyToText(change, nameOf(change.textDocument.uri), result);
  }
  return result;
}

function applyToText({ edits }: TextDocumentEdit, name: string, texts: Record<string, string>): void {
  const text = texts[name] ?? "";
  const starts = [0, ...[...text.matchAll(/\r\n|\n|\r/gu)].map(({ index, 0: end }) => index + end.length)];
  const offset = ({ line, character }: { line: number; character: number }) =>
    (starts[line] ?? text.length) + character;
  let changed = "";
  let position = 0;
  for (const edit of edits) {
    if (!("newText" in edit)) throw new Error("an edit without a text");
    const [start, end] = [offset(edit.range.start), offset(edit.range.end)];
    if (start < position) throw new Error(`edits of ${name} overlap or are out of order`);
    changed += text.slice(position, start) + edit.newText;
    position = end;
  }
  texts[name] = changed + text.slice(position);
}
