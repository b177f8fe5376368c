const env = process.env;
const { KEY } = process.env;

export default { fetch: () => Response.json({ name: env["NAME"], key: KEY, other: process.env.OTHER }) };
