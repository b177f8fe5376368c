export type runtime = "edge";

export interface Options {
  preferredRegion: string;
}

export default { runtime: "edge", preferredRegion: "home" };
