import { getNodeValue } from "jsonc-parser";
import { parseJsonObject } from "../../src/cloudflare/json-text.js";
import { joinPath } from "../../src/engine/tree-paths.js";
import { type AppContext, findText } from "./app-context.js";
import { isRecord } from "../../src/record.js";

/** What Next.js can take over from vercel.json. */
const movable = ["redirects", "rewrites", "headers", "cleanUrls", "trailingSlash"] as const;

/** Finds what vercel.json asks of Vercel. */
export function findVercelJson(context: AppContext): void {
  const path = joinPath(context.app.folder, "vercel.json");
  const root = parseJsonObject(context.tree.read(path) ?? "");
  const config: unknown = root && getNodeValue(root);
  if (!isRecord(config)) return;
  const crons: readonly unknown[] = Array.isArray(config.crons) ? config.crons : [];
  for (const cron of crons) {
    if (!isRecord(cron) || typeof cron.path !== "string" || typeof cron.schedule !== "string") continue;
    const asTrigger = triggerOf(cron.schedule);
    const written = asTrigger === cron.schedule ? "" : `, as a cron trigger \`${asTrigger}\``;
    const message = `Vercel asks for ${cron.path} at \`${cron.schedule}\`${written}.`;
    findText(context, path, JSON.stringify(cron.path), "next-opennext/vercel-cron", message);
  }
  for (const key of movable) {
    const value = config[key];
    if (value === undefined || (Array.isArray(value) && value.length === 0)) continue;
    findText(context, path, `"${key}"`, "next-opennext/vercel-json", `Nobody reads \`${key}\` any more.`);
  }
  const limits = ["functions", "regions"].filter((key) => config[key] !== undefined);
  const [first] = limits;
  if (first === undefined) return;
  const message = `\`${limits.join("` and `")}\` of vercel.json ${limits.length > 1 ? "have" : "has"} no effect.`;
  findText(context, path, `"${first}"`, "next-opennext/vercel-limits", message);
}

const weekdays = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"];

/** The schedule with names for weekdays, which Vercel counts from 0 and Cloudflare from 1, both from Sunday. */
function triggerOf(schedule: string): string {
  const fields = schedule.trim().split(/\s+/);
  const days = fields[4]?.replace(/(?<!\/)\b[0-7]\b/g, (day) => weekdays[Number(day)] ?? day);
  return days === undefined ? schedule : [...fields.slice(0, 4), days].join(" ");
}
