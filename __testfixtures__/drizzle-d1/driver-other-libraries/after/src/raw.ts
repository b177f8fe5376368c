import pg from "pg";

const client = new pg.Client();

export async function now() {
  await client.connect();
  return (await client.query("select now()")).rows[0];
}
