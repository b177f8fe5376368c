declare namespace Deno {
  const env: { get(name: string): string | undefined };
  function exit(code: number): never;
}

declare module "npm:drizzle-orm@0.33.0/d1" {
  export * from "drizzle-orm/d1";
}

declare module "npm:drizzle-orm@0.33.0/sqlite-core" {
  export * from "drizzle-orm/sqlite-core";
}
