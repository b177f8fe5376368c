import { drizzle } from "drizzle-orm/mysql2";
import mysql from "mysql2/promise";

const pool = mysql.createPool(process.env.MYSQL_URL!);

export const db = drizzle(pool);
// drizzle-orm/node-postgres is what the other service uses
export const hint = "drizzle-orm/node-postgres";
