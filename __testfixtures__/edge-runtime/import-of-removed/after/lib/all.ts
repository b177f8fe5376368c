// @ts-expect-error edge-runtime/import-of-removed: An export that is removed is imported here
export { runtime as runtimeOfA } from "../app/a/route";
