import { get } from "@vercel/edge-config";

export const GET = async () => Response.json(await get("greeting"));
