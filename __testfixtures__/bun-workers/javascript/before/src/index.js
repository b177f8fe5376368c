import { load } from './load.js'

async function boot() {
  const greeting = await load()
  Bun.serve({
    port: 3000,
    fetch() {
      return new Response(greeting)
    },
  })
}

if (import.meta.main) boot()
