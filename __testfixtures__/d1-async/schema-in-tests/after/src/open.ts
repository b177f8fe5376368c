import { env } from "cloudflare:workers";

export const openNotes = () => env.DB;
