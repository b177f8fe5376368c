import { load } from './load.js'

async function boot() {
  const greeting = await load()
  return {
    fetch() {
      return new Response(greeting)
    },
  }
}

let ready

export default {
  async fetch() {
    ready ??= boot().catch((error) => {
      ready = undefined
      throw error
    })
    return (await ready).fetch()
  },
}
