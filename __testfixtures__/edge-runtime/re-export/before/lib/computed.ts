export const runtime = process.env.RUNTIME;
