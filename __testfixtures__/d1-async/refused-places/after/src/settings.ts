import { env } from "cloudflare:workers";

const db = env.DB;

export async function setting(name: string): Promise<string> {
  const row = await db.prepare("SELECT value FROM settings WHERE name = ?").bind(name).first<{ value: string }>();
  return row?.value ?? "";
}

export const language = setting("language");

export function greet(name = setting("name"), greeting = `Hello ${name}`): string {
  return greeting;
}

export function isSetting(name: string): name is "language" | "name" {
  // @ts-expect-error d1-async/type-predicate: a function with a type predicate cannot be async
  return db.prepare("SELECT 1 FROM settings WHERE name = ?").get(name) !== null;
}

export function assertSetting(name: string): asserts name is "language" {
  // @ts-expect-error d1-async/type-predicate: a function with a type predicate cannot be async
  if (setting(name) === "") throw new Error(`no setting ${name}`);
}

function prefix(text: string) {
  return (_target: object, _key: string, descriptor: PropertyDescriptor): void => {
    descriptor.value = () => text;
  };
}

export class Greeter {
  // @ts-expect-error d1-async/decorator-argument: a decorator cannot wait
  @prefix(setting("prefix"))
  hello(): string {
    return "hello";
  }
}

// @ts-expect-error d1-async/top-level: a module's top level cannot wait
if (language === "" && db.prepare("SELECT 1 FROM settings").get() === null) {
  throw new Error("no settings");
}
