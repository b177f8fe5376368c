import { Elysia } from 'elysia'
import colours from './colours'
import { CloudflareAdapter } from 'elysia/adapter/cloudflare-worker'

const app = new Elysia({ adapter: CloudflareAdapter }).use(colours).get('/', () => ({ colours: '/colours' }))

export type App = typeof app

export default app.compile()
