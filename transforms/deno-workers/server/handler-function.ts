import { ts } from "ts-morph";
import type { ReferenceIndex } from "../../../src/typescript/cascade/references.js";
import { withOuterExpressions, withoutOuterExpressions } from "../../../src/typescript/outer-expressions.js";
import { annotateRequest } from "../../../src/typescript/server/export-handler.js";
import { firstLineOf } from "../../../src/typescript/server/server-uses.js";
import { usesInFile } from "../../../src/typescript/uses-in-file.js";
import type { DenoCode, DenoContext } from "../deno-context.js";
import { isFunction } from "./serve-call.js";

/** What a handler becomes, or why it cannot. */
export interface HandlerForm {
  /** A function that is written in the call, over several lines, gets a name of its own. */
  readonly isWritten: boolean;
  readonly takesRequest: boolean;
  /** What the handler is may take more than the request, so it is called with the request alone. */
  readonly isWrapped: boolean;
  /** It is computed in the call: `createHandler(options)`. */
  readonly isComputed: boolean;
  readonly edits: readonly (() => void)[];
}

export interface Refusal {
  readonly node: ts.Node;
  readonly code: DenoCode;
  readonly message: string;
}

type Written = ts.MethodDeclaration | ts.ArrowFunction | ts.FunctionExpression | ts.FunctionDeclaration;

/** Reads the function that answers: written in the call, or elsewhere in the project. */
export function readHandler(
  handler: ts.Expression | ts.MethodDeclaration,
  references: ReferenceIndex,
  context: DenoContext,
): HandlerForm | Refusal[] {
  const value = ts.isMethodDeclaration(handler) ? handler : withoutOuterExpressions(handler);
  if (ts.isMethodDeclaration(value) || isFunction(value)) {
    const read = readInfo(value, context);
    if (read.refusals.length > 0) return [...read.refusals];
    const edits = [...read.edits, () => annotateRequest(value, "deno-workers/serve", context)];
    return { isWritten: true, takesRequest: value.parameters.length > 0, isWrapped: false, isComputed: false, edits };
  }
  const declared = declaredFunction(value, context);
  if (declared) {
    const [, info] = declared.parameters;
    if (!info) {
      return {
        isWritten: false,
        takesRequest: declared.parameters.length > 0,
        isWrapped: declared.parameters.some(({ dotDotDotToken }) => dotDotDotToken !== undefined),
        isComputed: false,
        edits: [],
      };
    }
    const named = ts.isFunctionDeclaration(declared) ? declared : declared.parent;
    const isAlone = ts.isMethodDeclaration(declared) ? false : references.to(new Set([named])).length === 1;
    if (!isAlone && !info.initializer && !info.questionToken)
      return [
        {
          node: value,
          code: "deno-workers/server-use",
          message: `\`${firstLineOf(value)}\` takes what Deno knows of the connection as its second parameter.`,
        },
      ];
    if (!isAlone) return { isWritten: false, takesRequest: true, isWrapped: true, isComputed: false, edits: [] };
    const read = readInfo(declared, context);
    if (read.refusals.length > 0) return [...read.refusals];
    return { isWritten: false, takesRequest: true, isWrapped: false, isComputed: false, edits: read.edits };
  }
  // `app.fetch` of a framework takes what a Worker gives.
  const isFetch = ts.isPropertyAccessExpression(value) && value.name.text === "fetch";
  const isComputed = !ts.isIdentifier(value) && !ts.isPropertyAccessExpression(value);
  return { isWritten: false, takesRequest: true, isWrapped: !isFetch, isComputed, edits: [] };
}

/** The project's function that a name stands for. */
function declaredFunction(value: ts.Expression, { checker, analysis }: DenoContext): Written | undefined {
  const symbol =
    ts.isIdentifier(value) && ts.isShorthandPropertyAssignment(value.parent)
      ? checker.getShorthandAssignmentValueSymbol(value.parent)
      : checker.getSymbolAtLocation(value);
  const target = symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const declaration = target?.valueDeclaration;
  if (!declaration || !analysis.isUserFile(declaration.getSourceFile())) return undefined;
  const written =
    ts.isVariableDeclaration(declaration) && declaration.initializer
      ? withoutOuterExpressions(declaration.initializer)
      : declaration;
  const isKnown = ts.isFunctionDeclaration(written) || ts.isMethodDeclaration(written) || isFunction(written);
  return isKnown ? written : undefined;
}

/** The second parameter: what Deno knows of the connection. */
function readInfo(written: Written, context: DenoContext): { refusals: readonly Refusal[]; edits: (() => void)[] } {
  const [request, info] = written.parameters;
  if (!request || !info) return { refusals: [], edits: [] };
  const requestName = ts.isIdentifier(request.name) ? request.name.text : undefined;
  if (!ts.isIdentifier(info.name))
    return {
      refusals: [
        {
          node: info,
          code: "deno-workers/server-use",
          message: "What Deno knows of the connection is taken apart here.",
        },
      ],
      edits: [],
    };
  const refusals: Refusal[] = [];
  const edits: (() => void)[] = [];
  for (const use of usesInFile(info.name, context.checker)) {
    const address = addressOf(use);
    if (address && requestName !== undefined) {
      const text = `(${requestName}.headers.get("cf-connecting-ip") ?? "")`;
      const isWhole =
        ts.isTemplateSpan(address.parent) ||
        ts.isVariableDeclaration(address.parent) ||
        ts.isPropertyAssignment(address.parent);
      edits.push(() => {
        context.gone.add(address);
        context.collector.replaceNode(address, isWhole ? text.slice(1, -1) : text, "deno-workers/client-address");
      });
    } else
      refusals.push({
        node: use,
        code: "deno-workers/server-use",
        message: `\`${firstLineOf(use.parent)}\` asks Deno about the connection.`,
      });
  }
  const file = written.getSourceFile();
  edits.push(() => {
    context.gone.add(info);
    context.collector.replace(file, { start: request.end, end: info.end }, "", "deno-workers/serve");
  });
  return { refusals, edits };
}

/** `info.remoteAddr.hostname`, `(info.remoteAddr as Deno.NetAddr).hostname` */
function addressOf(use: ts.Identifier): ts.Expression | undefined {
  const remote = use.parent;
  if (!ts.isPropertyAccessExpression(remote) || remote.expression !== use || remote.name.text !== "remoteAddr")
    return undefined;
  const outer = withOuterExpressions(remote);
  const hostname = outer.parent;
  const isHost =
    ts.isPropertyAccessExpression(hostname) && hostname.expression === outer && hostname.name.text === "hostname";
  return isHost ? hostname : undefined;
}
