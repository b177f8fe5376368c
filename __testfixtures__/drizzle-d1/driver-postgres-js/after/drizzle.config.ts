import type { Config } from 'drizzle-kit'

export default {
  schema: './src/schema.ts',
  dialect: 'sqlite',
  driver: 'd1-http',
  out: './drizzle-d1',
  dbCredentials: {
    accountId: process.env.CLOUDFLARE_ACCOUNT_ID!,
    databaseId: process.env.CLOUDFLARE_DATABASE_ID!,
    token: process.env.CLOUDFLARE_D1_TOKEN!,
  }
} satisfies Config
