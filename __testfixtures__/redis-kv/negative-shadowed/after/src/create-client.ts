export function createClient(name: string) {
  return { get: async (key: string) => `${name}:${key}`, set: async (_key: string, _value: string) => undefined };
}
