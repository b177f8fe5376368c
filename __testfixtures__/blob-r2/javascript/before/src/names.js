export const names = ["first", "second"];
