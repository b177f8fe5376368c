export interface Config {
  token: string;
  databasePath: string;
  pageSize: number;
}

export function loadConfig(): Config {
  const token = Bun.env.API_TOKEN;
  if (!token) throw new Error("API_TOKEN is not set");
  return {
    token,
    databasePath: process.env.DATABASE_PATH ?? "watch.sqlite",
    pageSize: Number(process.env.PAGE_SIZE ?? "2"),
  };
}
