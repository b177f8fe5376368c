export { GET } from "../a/route";
