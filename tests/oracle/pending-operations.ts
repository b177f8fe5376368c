/**
 * Part of the Worker under test. Finds database operations that nobody waited for, which neither a type check nor the
 * answer to the same request need show: the write may or may not happen once the response is on its way.
 *
 * Two measures. Operations that have begun but not ended when the handler returns are reported in a header. And where
 * several operations wait at the same time, the last one goes first: nothing that the program does not wait for is
 * done by chance before what comes after it. D1 gives no order to concurrent operations either.
 */
import { pendingHeader, uncaughtHeader } from "./exchange.js";

/** The methods that start an operation, of D1PreparedStatement and of D1Database. */
const methods = { statement: ["run", "all", "first", "raw"], database: ["batch", "exec"] } as const;

interface D1 {
  prepare(sql: string): object;
  batch(statements: readonly object[]): Promise<unknown>;
}

interface ExecutionContext {
  waitUntil(promise: Promise<unknown>): void;
  passThroughOnException(): void;
}

interface Application {
  fetch(request: Request, env: object, context: ExecutionContext): Response | Promise<Response>;
}

/** Operations of one request. */
class Operations {
  readonly #pending: string[] = [];
  readonly #waiting: (() => Promise<void>)[] = [];
  #working = false;

  get pending(): readonly string[] {
    return this.#pending;
  }

  run<Value>(name: string, operation: () => Promise<Value>): Promise<Value> {
    this.#pending.push(name);
    return new Promise((resolve, reject) => {
      this.#waiting.push(async () => {
        await operation().then(resolve, reject);
        this.#pending.splice(this.#pending.indexOf(name), 1);
      });
      void this.#work();
    });
  }

  async #work(): Promise<void> {
    if (this.#working) return;
    this.#working = true;
    while (this.#waiting.length > 0) {
      // Time for the program to start another operation, or to return.
      await new Promise((resolve) => setTimeout(resolve, 1));
      await this.#waiting.pop()?.();
    }
    this.#working = false;
  }
}

/** Those of the request that is being answered. Requests come one after the other. */
let operations = new Operations();
const patched = new WeakSet();

/** Wraps a Worker, so that each response tells which operations were pending when the handler returned it. */
export function observe(application: Application): Application {
  return {
    async fetch(request, env, context) {
      const own = new Operations();
      operations = own;
      for (const binding of Object.values(env)) if (isD1(binding)) patchBinding(binding);
      const background: Promise<unknown>[] = [];
      const observedContext: ExecutionContext = {
        waitUntil(promise) {
          background.push(promise);
          context.waitUntil(promise);
        },
        passThroughOnException() {
          context.passThroughOnException();
        },
      };
      let response: Response;
      try {
        response = await application.fetch(request, env, observedContext);
      } catch (error) {
        console.error(error);
        response = new Response("uncaught exception", {
          status: 500,
          headers: { "content-type": "text/plain", [uncaughtHeader]: encodeURIComponent(String(error)) },
        });
      }
      // A WebSocket goes on after the handler.
      if (response.status === 101) return response;
      // What was handed to waitUntil is waited for, by the runtime.
      await Promise.allSettled(background);
      const headers = new Headers(response.headers);
      headers.set(pendingHeader, JSON.stringify(own.pending));
      return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
    },
  };
}

function isD1(binding: unknown): binding is D1 {
  return typeof binding === "object" && binding !== null && "prepare" in binding && "batch" in binding;
}

function patchBinding(database: D1): void {
  patch(Object.getPrototypeOf(database) as object, methods.database);
  patch(Object.getPrototypeOf(database.prepare("SELECT 1")) as object, methods.statement);
}

function patch(prototype: object, names: readonly string[]): void {
  if (patched.has(prototype)) return;
  patched.add(prototype);
  const members = prototype as Record<string, (...values: unknown[]) => Promise<unknown>>;
  for (const name of names) {
    const original = members[name];
    if (!original) throw new Error(`D1 has no method ${name} any more`);
    members[name] = function (this: unknown, ...values: unknown[]) {
      return operations.run(`${name}()`, () => original.apply(this, values));
    };
  }
}
