import type { CodeTable } from "../engine/transform.js";

/** The codes of what the target needs, whichever transform asked for it. */
export const cloudflareCodes = {
  "cloudflare/wrangler-config": {
    level: "safe",
    short: "Binding, compatibility date or flag in the wrangler config",
    help:
      "The Worker needs a binding. It was added to the nearest wrangler config, or a `wrangler.jsonc` was created next to " +
      "the nearest `package.json`. There are no ids in it: wrangler makes the resource at the first deploy and " +
      "simulates it locally (wrangler 4.45 or later). To use a resource that exists, add its `database_id`, `id` or " +
      "`bucket_name`.",
  },
  "cloudflare/env-type": {
    level: "safe",
    short: "Type of the binding",
    help:
      "TypeScript learns the bindings from an ambient declaration: `Cloudflare.Env` for " +
      '`import { env } from "cloudflare:workers"`, `CloudflareEnv` for `getCloudflareContext()` of OpenNext. ' +
      "`npx wrangler types` can generate it from the wrangler config; then delete the hand-written one.",
  },
  "cloudflare/package-json": {
    level: "safe",
    short: "Dependency added to or removed from package.json",
    help: "Run your package manager's install command afterwards, so that the lock file follows.",
  },
  "cloudflare/package-scripts": {
    level: "safe",
    short: "Script that runs, deploys or types the Worker",
    help:
      "A preset adds scripts for wrangler (`dev`, `deploy`, `types`, `db:migrate`), with OpenNext `preview`, `deploy` and " +
      "`cf-typegen`. A script of that name which does something else stays, and the new one is called `<name>:workers`.",
  },
  "cloudflare/pages-script": {
    level: "manual",
    short: "A script that builds or deploys for Pages",
    help:
      "The app is a Worker now. `next-on-pages` becomes `opennextjs-cloudflare build`, `wrangler pages dev` " +
      "`opennextjs-cloudflare preview`, `wrangler pages deploy` `opennextjs-cloudflare deploy`.",
  },
  "cloudflare/vars": {
    level: "review",
    short: "Variables of the deployed Worker",
    help:
      "The values are those of the sample file (`.env.example`), which everybody may read. Secrets, addresses of a local machine and " +
      "places to fill in are left out. Check that they are what production has; `.dev.vars` goes before them locally.",
  },
  "cloudflare/dev-vars": {
    level: "safe",
    short: "Example of the variables for local runs",
    help:
      "`.dev.vars.example` names the environment variables that the Worker's code reads, with the values of your sample " +
      "file where it has one. Copy it to `.dev.vars`, which wrangler reads locally. For the deployed Worker secrets are " +
      "set with `wrangler secret put`, the others in `vars` of the wrangler config.",
  },
  "cloudflare/git-ignore": {
    level: "safe",
    short: "Local files of wrangler in .gitignore",
    help: "`.wrangler/` is local state, `.dev.vars` holds secrets, `.open-next/` is built: none of them is committed.",
  },
  "cloudflare/tsconfig-files": {
    level: "safe",
    short: "New declaration file named in tsconfig.json",
    help: "The tsconfig lists its files one by one (`files`), so the new declaration file had to be added to the list.",
  },
  "cloudflare/other-worker": {
    level: "manual",
    short: "The wrangler config belongs to another Worker",
    help:
      "The Next.js app becomes a Worker whose `main` is `.open-next/worker.js` and whose `assets` are `.open-next/assets`. " +
      "The config in the app's folder names others. Move that Worker to a folder of its own, or call its config something " +
      "else and give it to wrangler with `--config`, then run again.",
  },
  "cloudflare/config-not-understood": {
    level: "manual",
    short: "A config file could not be read or changed",
    help:
      "The file does not parse, or holds a value of an unexpected kind. Nothing in it was changed. Repair it and run " +
      "again, or make the change that the message names by hand.",
  },
  "cloudflare/binding-name-taken": {
    level: "manual",
    short: "The binding's name is taken by another kind of binding",
    help:
      "One name in `env` can be only one thing. Choose another name for the new binding (option `--binding` where the " +
      "transform has it), or rename the other one.",
  },
  "cloudflare/named-environment": {
    level: "note",
    short: "A named environment does not inherit bindings",
    help:
      "Bindings at the top level of a wrangler config are not inherited by `env.<name>`. Add the binding to each " +
      "environment that you deploy, with the database or namespace that belongs to it.",
  },
  "cloudflare/compatibility-date": {
    level: "manual",
    short: "The compatibility date is too old or not a date",
    help:
      "With `nodejs_compat` and a date before 2024-09-23 a Worker gets the first version of the Node.js layer: most " +
      "`node:` modules and the globals `process` and `Buffer` are missing. Move `compatibility_date` to 2024-09-23 or " +
      "later, better to 2026-04-20, and test: a newer date changes other behaviour of the runtime too.",
  },
  "cloudflare/migrations-dir": {
    level: "manual",
    short: "The database has its migrations in another folder",
    help:
      "The wrangler config already names a folder of migrations for this database (`migrations` where it names none). " +
      "Move the new migration files there, under numbers that follow the last one, or change `migrations_dir`.",
  },
  "cloudflare/wrangler-too-old": {
    level: "manual",
    short: "wrangler is too old for bindings without ids, or for OpenNext",
    help:
      "OpenNext's adapter asks for wrangler 4.148 or later: update it. Bindings may be declared without ids since wrangler 4.45. Update wrangler, or create the resources by hand " +
      "(`wrangler d1 create`, `wrangler kv namespace create`, `wrangler r2 bucket create`) and add their ids.",
  },
} as const satisfies CodeTable;
