import { Elysia } from 'elysia'

export default new Elysia({ prefix: '/colours' }).get('/', () => ['red', 'blue']).get('/:name', ({ params }) => params.name)
