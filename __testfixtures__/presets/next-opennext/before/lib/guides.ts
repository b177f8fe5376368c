export const guides: Readonly<Record<string, string>> = {
  mooring: "Bow line first, then the stern.",
  fuel: "The pump is on pier 3.",
};
