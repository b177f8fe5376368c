import { spawn } from "child_process";

export const start = () => spawn("never");
