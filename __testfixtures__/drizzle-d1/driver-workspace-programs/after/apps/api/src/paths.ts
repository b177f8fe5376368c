export const isPath = (path: string): boolean => path.startsWith("/");
