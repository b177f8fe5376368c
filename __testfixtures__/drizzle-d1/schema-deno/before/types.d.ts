declare module "npm:drizzle-orm@0.45.4" {
  export * from "drizzle-orm";
}
declare module "npm:drizzle-orm@0.45.4/pg-core" {
  export * from "drizzle-orm/pg-core";
}
declare module "npm:drizzle-orm@0.45.4/sqlite-core" {
  export * from "drizzle-orm/sqlite-core";
}
