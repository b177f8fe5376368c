import { drizzle } from 'drizzle-orm/d1'
import * as schema from './schema'
import { env } from 'cloudflare:workers'

export const db = drizzle(env.DB, { schema })
export const logged = drizzle(env.DB, {
  schema,
  logger: true,
})
export const bare = drizzle(env.DB)
