import { marked } from "npm:marked@12";

console.log(marked("# report"));
