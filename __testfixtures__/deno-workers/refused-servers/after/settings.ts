export const options = { port: Number(process.env.PORT) };
