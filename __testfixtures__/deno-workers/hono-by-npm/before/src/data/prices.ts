export const prices: Record<string, number> = { pen: 2, book: 12 };
