export const price = (count: number) => count * 3;
