import { connect } from "jsr:@db/redis@0.40";

const client = await connect({ hostname: "localhost", port: 6379 });

export const read = (key: string) => client.get(key);
