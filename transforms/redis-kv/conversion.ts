import { ts } from "ts-morph";
import type { CodeName } from "../../src/engine/plan.js";
import type { EditCollector } from "../../src/typescript/edit-collector.js";
import { isJavaScript } from "../../src/typescript/javascript.js";
import type { RefusalCode } from "./commands.js";
import type { HelperName } from "./kv-commands-text.js";
import type { Keys, KeySet } from "./keys.js";
import type { LibraryCall } from "./uses.js";

/** What converters ask of the program. */
export interface CommandContext {
  readonly checker: ts.TypeChecker;
  readonly keys: Keys;
  /** All calls of the clients: none of them may lie in text that is written anew. */
  readonly calls: ReadonlySet<ts.Node>;
  /** Whether nothing looks at what a call gives. */
  readonly isIgnored: (call: ts.Expression) => boolean;
  /** Whether all that is ever stored under the keys is JSON of objects, numbers and booleans. */
  readonly holdsJson: (keys: KeySet) => boolean;
  /** Whether those that subscribe to channels connect to the Durable Object. */
  readonly hasChannels: boolean;
}

/** What a call becomes. Nothing is written before `emit`. */
export interface Conversion {
  readonly kind: "conversion";
  readonly use: LibraryCall;
  readonly keys: KeySet;
  readonly helpers: readonly HelperName[];
  /** It calls the generated Durable Object, not KV. */
  readonly usesObject?: true;
  /** Said of the place once it is converted. */
  readonly note?: { readonly code: RefusalCode; readonly message: string };
  emit(receiver: Receiver, collector: EditCollector): void;
}

/** Text in the place of the client of a call inside of a chain: from where on, and what stands before it. */
export interface ChainReceiver {
  readonly client: string;
  readonly from: number;
  readonly separator: string;
}

/** Text that takes the place of the client; undefined where the client is the binding itself. */
export type Receiver = string | ChainReceiver | undefined;

export interface Refusal {
  readonly kind: "refusal";
  readonly use: LibraryCall;
  readonly keys: KeySet;
  readonly code: RefusalCode;
  readonly message: string;
}

export function refuse(use: LibraryCall, code: RefusalCode, message: string, keys: KeySet): Refusal {
  return { kind: "refusal", use, code, message, keys };
}

/** How the call of a method is spelled in messages. */
export function labelOf({ access }: LibraryCall): string {
  const receiver = access.expression.getText().replace(/\s+/g, " ");
  return `${receiver.length > 30 ? "…" : receiver}.${access.name.text}()`;
}

/** The text edits that calls have in common. */
export class CallEdits {
  readonly #use: LibraryCall;
  readonly #collector: EditCollector;
  readonly #receiver: Receiver;

  constructor(use: LibraryCall, receiver: Receiver, collector: EditCollector) {
    this.#use = use;
    this.#collector = collector;
    this.#receiver = receiver;
  }

  /** `redis.set` → `redis.put` */
  method(name: string, code: CodeName): void {
    const { access } = this.#use;
    const receiver = this.#receiver;
    if (typeof receiver === "object") {
      const text = `${receiver.separator}${receiver.client}.${name}`;
      this.#collector.replace(access.getSourceFile(), { start: receiver.from, end: access.name.end }, text, code);
      return;
    }
    if (receiver !== undefined) this.#collector.replaceNode(access.expression, receiver, code);
    if (access.name.text !== name) this.#collector.replaceNode(access.name, name, code);
  }

  /** `redis.expire(key, 60)` → `kvExpire(redis, key, 60)` */
  helper(name: HelperName, code: CodeName): void {
    const { access, call } = this.#use;
    const [first] = call.arguments;
    const end = first ? first.getStart() : call.end - 1;
    const file = call.getSourceFile();
    if (typeof this.#receiver === "object") {
      const { client, from, separator } = this.#receiver;
      const text = `${separator}${name}(${client}${first ? ", " : ""}`;
      this.#collector.replace(file, { start: from, end }, text, code);
      return;
    }
    if (this.#receiver === undefined) this.#collector.wrapNode(access.expression, `${name}(`, "", code);
    else this.#collector.replaceNode(access.expression, `${name}(${this.#receiver}`, code);
    this.#collector.replace(file, { start: access.expression.end, end }, first ? ", " : "", code);
  }

  wrap(node: ts.Node, before: string, after: string, code: CodeName): void {
    this.#collector.wrapNode(node, before, after, code);
  }

  /** Text behind the call: `.then(…)`. */
  behind(text: string, code: CodeName): void {
    this.#collector.wrapNode(this.#use.call, "", text, code);
  }

  /** Replaces arguments from one to another, or takes them out with the comma before. */
  replaceArguments(from: ts.Node, to: ts.Node, text: string, code: CodeName): void {
    this.#collector.replace(from.getSourceFile(), { start: from.getStart(), end: to.end }, text, code);
  }

  dropArgumentsAfter(last: ts.Node, code: CodeName): void {
    const { call } = this.#use;
    const end = call.arguments.at(-1)?.end ?? last.end;
    if (end > last.end) this.#collector.replace(call.getSourceFile(), { start: last.end, end }, "", code);
  }

  dropTypeArguments(code: CodeName): void {
    const { call, access } = this.#use;
    const [first] = call.typeArguments ?? [];
    if (!first) return;
    const text = call.getSourceFile().text;
    const end = call.typeArguments?.end ?? first.end;
    const close = text.indexOf(">", end) + 1;
    this.#collector.replace(call.getSourceFile(), { start: access.name.end, end: close }, "", code);
  }
}

/** Whether a node holds a call of a client, which its own edits change. */
export function holdsCall(node: ts.Node, { calls }: CommandContext): boolean {
  if (calls.has(node)) return true;
  return ts.forEachChild(node, (child) => holdsCall(child, { calls } as CommandContext) || undefined) ?? false;
}

/** `fn<User>` in TypeScript, `fn` in JavaScript. */
export function instantiated(name: string, use: LibraryCall): string {
  const [type] = use.call.typeArguments ?? [];
  const isScript = isJavaScript(use.call.getSourceFile());
  return type && !isScript ? `${name}<${type.getText()}>` : name;
}

/** Whether KV takes an expression as a key: "wrap" where it is a number. */
export function keyForm(key: ts.Expression, checker: ts.TypeChecker): "as-is" | "wrap" | "refuse" {
  const type = checker.getTypeAtLocation(key);
  const parts = type.isUnion() ? type.types : [type];
  const isLoose = (part: ts.Type) => (part.flags & (ts.TypeFlags.StringLike | ts.TypeFlags.Any)) !== 0;
  const constraint = checker.getBaseConstraintOfType(type);
  if (parts.every(isLoose) || (constraint && isLoose(constraint))) return "as-is";
  return parts.every((part) => isLoose(part) || (part.flags & ts.TypeFlags.NumberLike) !== 0) ? "wrap" : "refuse";
}

export function isArrayType(expression: ts.Expression, checker: ts.TypeChecker): boolean {
  const type = checker.getTypeAtLocation(expression);
  return checker.isArrayType(type) || checker.isTupleType(type);
}
