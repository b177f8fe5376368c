import type { Config } from 'drizzle-kit'

export default {
  schema: './src/schema.ts',
  dialect: 'postgresql',
  schemaFilter: ['public'],
  dbCredentials: { url: process.env.DATABASE_URL! }
} satisfies Config
