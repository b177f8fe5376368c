export const config = { runtime: "nodejs", matcher: "/" };

export function middleware() {
  return undefined;
}
