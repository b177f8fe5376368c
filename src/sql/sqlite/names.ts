/**
 * The name on D1 of a PostgreSQL object by its key in the catalog: D1 has no schemas, so `auth.users` becomes
 * `auth_users`. An object of `public` keeps its name.
 */
export function sqliteName(key: string): string {
  return key.replaceAll(".", "_");
}

/** A name in double quotes where SQLite needs them or could take it for something else, else as it is. */
export function quoteName(name: string): string {
  if (/^[a-z_][a-z0-9_]*$/.test(name) && !keywords.has(name)) return name;
  return `"${name.replaceAll('"', '""')}"`;
}

/** A string literal. */
export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** All keywords of SQLite in lower case: https://www.sqlite.org/lang_keywords.html, and the names of its constants. */
const keywords: ReadonlySet<string> = new Set(
  `abort action add after all alter always analyze and as asc attach autoincrement before begin between by cascade case
   cast check collate column commit conflict constraint create cross current current_date current_time
   current_timestamp database default deferrable deferred delete desc detach distinct do drop each else end escape except
   exclude exclusive exists explain fail filter first following for foreign from full generated glob group groups having
   if ignore immediate in index indexed initially inner insert instead intersect into is isnull join key last left like
   limit match materialized natural no not nothing notnull null nulls of offset on or order others outer over partition
   plan pragma preceding primary query raise range recursive references regexp reindex release rename replace restrict
   returning right rollback row rows savepoint select set table temp temporary then ties to transaction trigger unbounded
   union unique update using vacuum values view virtual when where window with without true false`.split(/\s+/),
);
