import { realpathSync } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type {
  ClientCapabilities,
  CodeAction,
  CodeActionParams,
  Connection,
  InitializeParams,
  InitializeResult,
} from "vscode-languageserver";
import { presets } from "../../transforms/presets.js";
import { stepsOf } from "../../transforms/steps.js";
import { codesOf } from "../cli/codes.js";
import { type Config, emptyConfig, readConfig, UntrustedConfigError } from "../cli/config-file.js";
import { version } from "../cli/version.js";
import type { Transform } from "../engine/transform.js";
import { UsageError } from "../engine/usage-error.js";
import { type Analysis, analyse } from "./analysis.js";
import { actionKinds, codeActions } from "./code-actions.js";
import { diagnosticsOf } from "./diagnostics.js";
import { FolderAnalysis } from "./folder.js";
import { linePositions } from "./positions.js";
import { type EditContext, type EditSupport, fileUri, workspaceEdit } from "./workspace-edit.js";

/** How long a pause in typing is, in milliseconds. */
const pause = 300;

/** A document that the client has open; its text counts instead of the one on the disk. */
interface OpenDocument {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
}

/** What a preset's action needs, to be carried out when it is chosen. */
interface PresetData {
  readonly preset: string;
  readonly folder: string;
}

/**
 * Serves an editor over a connection: findings as diagnostics, edits as code actions. It writes nothing itself.
 *
 * `initializationOptions.trusted`: whether the user trusts the workspace. Only then a config file that is code is run.
 */
export function serve(connection: Connection, transforms: readonly Transform[]): void {
  const codes = codesOf(transforms);
  const documents = new Map<string, OpenDocument>();
  const folders = new Map<string, FolderAnalysis>();
  let workspaceFolders: readonly string[] = [];
  let trusted = false;
  let support: EditSupport = { documentChanges: false, createFiles: false, annotations: false };
  let resolvesEdits = false;

  connection.onInitialize((parameters: InitializeParams): InitializeResult => {
    const { capabilities } = parameters;
    const given = parameters.initializationOptions as { readonly trusted?: unknown } | undefined;
    workspaceFolders = foldersOf(parameters);
    trusted = given?.trusted === true;
    support = supportOf(capabilities);
    const properties = capabilities.textDocument?.codeAction?.resolveSupport?.properties ?? [];
    resolvesEdits = properties.includes("edit");
    return {
      serverInfo: { name: "cf-codemod", version },
      capabilities: {
        positionEncoding: "utf-16",
        textDocumentSync: { openClose: true, change: 1, save: true },
        codeActionProvider: { codeActionKinds: Object.values(actionKinds), resolveProvider: true },
      },
    };
  });

  connection.onDidOpenTextDocument(({ textDocument: { uri, version, text } }) => changed(uri, version, text, 0));
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    // The whole text comes with each change: that is what the server asked for.
    const text = contentChanges.at(-1)?.text;
    if (text !== undefined) changed(uri, version, text, pause);
  });
  connection.onDidSaveTextDocument(({ textDocument: { uri } }) => refresh(pathOf(uri), 0));
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    const path = pathOf(uri);
    if (path === undefined || !documents.delete(path)) return;
    void connection.sendDiagnostics({ uri, diagnostics: [] });
    refresh(path, 0);
  });
  connection.onShutdown(() => {
    for (const folder of folders.values()) folder.stop();
  });

  function changed(uri: string, version: number, text: string, after: number): void {
    const path = pathOf(uri);
    if (path === undefined) return;
    documents.set(path, { uri, version, text });
    refresh(path, after);
  }

  function refresh(path: string | undefined, after: number): void {
    if (path === undefined) return;
    const folder = folderOf(path);
    folderAnalysis(folder).refresh(after, (analysis) => publish(folder, analysis), report);
  }

  function folderOf(path: string): string {
    const around = workspaceFolders.filter((folder) => path.startsWith(folder + sep));
    return around.sort((a, b) => b.length - a.length)[0] ?? dirname(path);
  }

  function folderAnalysis(folder: string): FolderAnalysis {
    let known = folders.get(folder);
    if (!known) {
      known = new FolderAnalysis(async (signal) =>
        analyse(folder, buffersOf(folder), transforms, await configOf(folder), signal),
      );
      folders.set(folder, known);
    }
    return known;
  }

  function buffersOf(folder: string): ReadonlyMap<string, string> {
    const inside = [...documents].filter(([path]) => folderOf(path) === folder);
    return new Map(inside.map(([path, { text }]) => [path, text]));
  }

  async function configOf(folder: string): Promise<Config> {
    try {
      return await readConfig(folder, undefined, transforms, trusted);
    } catch (error) {
      if (!(error instanceof UntrustedConfigError)) throw error;
      connection.console.warn(`${error.message}, since the workspace is not trusted`);
      return emptyConfig;
    }
  }

  function publish(folder: string, analysis: Analysis): void {
    for (const [path, { uri, version: documentVersion, text }] of documents) {
      if (folderOf(path) !== folder) continue;
      const diagnostics = diagnosticsOf(analysis, inTree(analysis, path), text, version);
      void connection.sendDiagnostics({ uri, version: documentVersion, diagnostics });
    }
  }

  function report(error: unknown): void {
    if (error instanceof UsageError) connection.window.showErrorMessage(`cf-codemod: ${error.message}`);
    else connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }

  connection.onCodeAction(async ({ textDocument, range, context }: CodeActionParams): Promise<CodeAction[]> => {
    const path = pathOf(textDocument.uri);
    if (path === undefined) return [];
    const folder = folderOf(path);
    const analysis = await folderAnalysis(folder).latest();
    const document = documents.get(path);
    if (!analysis || !document) return [];

    const positions = linePositions(document.text);
    // Whole lines: an edit is often only a part of what one looks at.
    const start = positions.offset({ line: range.start.line, character: 0 });
    const end = positions.offset({ line: range.end.line + 1, character: 0 });
    // An edit that ends where the line begins has only taken away the line before.
    const isThere = (edit: { readonly start: number; readonly end: number }) =>
      edit.start < end && (edit.end > start || edit.start === start);
    const actions = analysis.planned.flatMap((planned) =>
      codeActions(planned, inTree(analysis, path), isThere, editContext(analysis)),
    );
    for (const { name, description, ...preset } of presets) {
      const names = stepsOf({ name, description, ...preset }).map(({ transform }) => transform.name);
      const applies = analysis.planned.some(
        ({ transform, result }) => names.includes(transform.name) && result.changes.length > 0,
      );
      if (!applies || !analysis.meets(preset.requires)) continue;
      const data: PresetData = { preset: name, folder };
      const action: CodeAction = { title: `${name}: ${description}`, kind: actionKinds.preset, data };
      actions.push(resolvesEdits ? action : await resolvePreset(action));
    }
    const { only } = context;
    return only ? actions.filter(({ kind = "" }) => only.some((wanted) => isOfKind(kind, wanted))) : actions;
  });
  connection.onCodeActionResolve((action) => resolvePreset(action));

  async function resolvePreset(action: CodeAction): Promise<CodeAction> {
    const { preset: name, folder } = (action.data ?? {}) as Partial<PresetData>;
    const preset = presets.find((candidate) => candidate.name === name);
    const analysis = folder === undefined ? undefined : await folders.get(folder)?.latest();
    if (!preset || !analysis) return action;
    const edit = workspaceEdit(await analysis.together(stepsOf(preset)), () => true, editContext(analysis));
    return edit ? { ...action, edit } : action;
  }

  function editContext({ root }: Analysis): EditContext {
    return {
      root,
      codes,
      support,
      versionOf: (path) => documents.get(path) ?? { uri: fileUri(path), version: null },
    };
  }
}

function inTree({ root }: Analysis, path: string): string {
  return relative(root, path).replaceAll(sep, "/");
}

/** Kinds are hierarchical: `source` asks for `source.cf-codemod.file`, too. */
function isOfKind(kind: string, wanted: string): boolean {
  return kind === wanted || kind.startsWith(`${wanted}.`);
}

function supportOf({ workspace }: ClientCapabilities): EditSupport {
  const { documentChanges = false, resourceOperations = [], changeAnnotationSupport } = workspace?.workspaceEdit ?? {};
  return {
    documentChanges,
    createFiles: documentChanges && resourceOperations.includes("create"),
    annotations: documentChanges && changeAnnotationSupport !== undefined,
  };
}

function foldersOf(parameters: InitializeParams): string[] {
  // `rootUri` is deprecated, and all that some clients send.
  const { rootUri } = parameters as { readonly rootUri?: string | null };
  const uris = parameters.workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []);
  return uris.map(pathOf).filter((path) => path !== undefined);
}

/** The real path of a file; `undefined` for what is no file (an `untitled:` document, a virtual workspace). */
function pathOf(uri: string): string | undefined {
  if (!uri.startsWith("file:")) return undefined;
  const path = fileURLToPath(uri);
  for (const [place, rest] of [
    [path, ""],
    [dirname(path), basename(path)],
  ] as const) {
    try {
      return join(realpathSync(place), rest);
    } catch {
      // A document that is not saved yet has no file.
    }
  }
  return path;
}
