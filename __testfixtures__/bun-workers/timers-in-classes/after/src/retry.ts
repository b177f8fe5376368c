/** A timer that ends is fine in a request. */
export async function retry<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch {
    await new Promise((resolve) => setTimeout(resolve, 50));
    return work();
  }
}
