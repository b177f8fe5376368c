/** Not a client of ioredis: an object in memory with the same names. */
export const redis = {
  values: new Map<string, string>(),
  get(key: string) {
    return this.values.get(key) ?? null;
  },
  set(key: string, value: string) {
    this.values.set(key, value);
  },
};
