export const secret = () => process.env.SECRET?.slice(0, 2) ?? "none";
