export async function report(): Promise<void> {
  await fetch("https://example.com/report");
}

Deno.cron("elsewhere", "0 2 * * *", report);
