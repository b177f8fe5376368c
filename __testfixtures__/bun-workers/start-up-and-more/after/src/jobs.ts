export const jobs = {
  ready: false,
  async prepare(): Promise<void> {},
  names: () => ["mail", "report"],
};
