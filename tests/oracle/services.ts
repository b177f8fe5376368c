import { startBlobEmulator } from "../../__testfixtures__/blob-r2/vercel-blob-emulator.js";
import { migrationsOf } from "./migrations.js";
import { startPostgres } from "./postgres-server.js";
import { startRedis } from "./redis-server.js";
import type { Runtimes } from "./run-scenario.js";
import type { Scenario, ServiceName } from "./scenario.js";

/** A server that a program before the migration talks to. */
export interface Service {
  /** What the program finds it with. */
  readonly environment: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/** Starts services, empty but for the tables of `folder`: of its migrations/, else those that drizzle-kit makes. */
export async function startServices(
  names: Scenario["services"] = [],
  folder: string,
  runtimes: Runtimes,
): Promise<Service> {
  const running: Service[] = [];
  const stop = async () => {
    await Promise.all(running.map((service) => service.stop()));
  };
  try {
    for (const name of names) running.push(await starters[name](folder, runtimes));
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    environment: Object.assign({}, ...running.map(({ environment }) => environment)) as Service["environment"],
    stop,
  };
}

const starters = {
  async postgres(folder, { before, postgres = before }) {
    const server = await startPostgres(postgres.modules ?? "");
    for (const migration of migrationsOf(folder, "migrations")) await server.execute(migration);
    return { environment: { DATABASE_URL: server.url }, stop: () => server.stop() };
  },
  async redis(_folder, { redis }) {
    if (!redis) throw new Error("The scenario needs a Redis server, which was not provided");
    return startRedis(redis);
  },
  "vercel-blob": () => startBlobEmulator(),
} satisfies Record<ServiceName, (folder: string, runtimes: Runtimes) => Promise<Service>>;
