export const home = "fra1";
