export const preferredRegion = "fra1";

export function regionOf(service: string) {
  return service === "database" ? preferredRegion : "auto";
}
