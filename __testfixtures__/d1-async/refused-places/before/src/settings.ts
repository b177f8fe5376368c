import { Database } from "bun:sqlite";

const db = new Database("settings.sqlite");

export function setting(name: string): string {
  const row = db.query("SELECT value FROM settings WHERE name = ?").get(name) as { value: string } | null;
  return row?.value ?? "";
}

export const language = setting("language");

export function greet(name = setting("name"), greeting = `Hello ${name}`): string {
  return greeting;
}

export function isSetting(name: string): name is "language" | "name" {
  return db.query("SELECT 1 FROM settings WHERE name = ?").get(name) !== null;
}

export function assertSetting(name: string): asserts name is "language" {
  if (setting(name) === "") throw new Error(`no setting ${name}`);
}

function prefix(text: string) {
  return (_target: object, _key: string, descriptor: PropertyDescriptor): void => {
    descriptor.value = () => text;
  };
}

export class Greeter {
  @prefix(setting("prefix"))
  hello(): string {
    return "hello";
  }
}

if (language === "" && db.query("SELECT 1 FROM settings").get() === null) {
  throw new Error("no settings");
}
