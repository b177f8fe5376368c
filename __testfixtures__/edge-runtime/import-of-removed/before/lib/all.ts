export { runtime as runtimeOfA } from "../app/a/route";
