export const sessions = await Deno.openKv("sessions");
