// Redis commands over Workers KV. Reading and then writing is not one step: another request may come in between.
/** How many of the keys are there. */
export async function kvExists(kv, ...keys) {
    const found = await Promise.all(keys.map(async (key) => (await kv.get(key)) !== null));
    return found.filter(Boolean).length;
}
/** How many of the keys were there before they were deleted. */
export async function kvCountDeleted(kv, ...keys) {
    const count = await kvExists(kv, ...new Set(keys));
    await Promise.all(keys.map((key) => kv.delete(key)));
    return count;
}
/** A value lives at least 60 seconds. */
export async function kvExpire(kv, key, seconds) {
    if (Number(seconds) <= 0)
        return (await kvCountDeleted(kv, key)) === 0 ? 0 : 1;
    const value = await kv.get(key, "arrayBuffer");
    if (value === null)
        return 0;
    await kv.put(key, value, { expirationTtl: Math.max(60, Math.ceil(Number(seconds))) });
    return 1;
}
