export { runtime as speed } from "./shared";
