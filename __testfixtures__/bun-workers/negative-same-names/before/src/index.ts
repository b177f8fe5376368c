import { serve } from "./table";

const Bun = { serve: (what: string) => `a bun with ${what}`, sleep: (hours: number) => hours };

export const breakfast = [Bun.serve("jam"), serve("tea"), Bun.sleep(8)];

// Bun.serve({ fetch }) is how the other one does it.
export const text = "Bun.serve({ port: 3000 })";
