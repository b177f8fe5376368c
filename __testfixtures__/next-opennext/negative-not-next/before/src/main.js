import { inject } from "@vercel/analytics";

export const revalidate = 60;
export const nextConfig = { output: "export" };
inject();
