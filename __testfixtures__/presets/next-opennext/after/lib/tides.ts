export interface Tide {
  readonly port: string;
  /** Time of high water, local. */
  readonly high: string;
}

export async function tides(): Promise<Tide[]> {
  await Promise.resolve();
  return [
    { port: "North pier", high: "04:12" },
    { port: "South pier", high: "04:31" },
  ];
}
