import { Elysia } from 'elysia'
import colours from './colours'

const app = new Elysia().use(colours).get('/', { colours: '/colours' })

export type App = typeof app

export default app
