import { drizzle } from 'drizzle-orm/bun-sqlite'
import * as schema from './schema'

export const db = drizzle({ connection: 'data/app.db', schema })
export const logged = drizzle({
  schema,
  connection: { source: 'data/app.db', create: true },
  logger: true,
})
export const bare = drizzle({ connection: { source: 'data/app.db' } })
