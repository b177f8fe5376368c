import { drizzle } from 'drizzle-orm/d1'
import { env } from 'cloudflare:workers'
import * as schema from './schema'

// Disable prefetch as it is not supported for "Transaction" pool mode
export const db = drizzle(env.DB, { schema, logger: true })
