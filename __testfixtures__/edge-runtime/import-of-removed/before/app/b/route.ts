export { GET, runtime } from "../a/route";
