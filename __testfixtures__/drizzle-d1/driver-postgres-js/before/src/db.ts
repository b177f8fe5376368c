import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import * as schema from './schema'

const connectionString = process.env.DATABASE_URL!
const max = Number(process.env.POOL_SIZE ?? 1)

// Disable prefetch as it is not supported for "Transaction" pool mode
const client = postgres(connectionString, { max, prepare: false })
export const db = drizzle(client, { schema, logger: true })
