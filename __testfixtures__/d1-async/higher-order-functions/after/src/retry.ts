export async function withRetry<T>(attempts: number, run: () => T | Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run();
    } catch (error) {
      if (attempt >= attempts) throw error;
    }
  }
}

export async function orElse<T>(fallback: T, run: () => T | Promise<T>): Promise<T> {
  try {
    return await run();
  } catch {
    return fallback;
  }
}
