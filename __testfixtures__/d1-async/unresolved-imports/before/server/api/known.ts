import { db } from "~/server/utils/db";

export default () => db.prepare("SELECT 1 AS one").get();
