import express from 'express'
import { httpServerHandler } from 'cloudflare:node'

const app = express()
app.use(express.json())
app.get('/', (req, res) => res.send('hello'))

app.listen(process.env.PORT || 3000, () => {
  console.log('listening')
})

export default httpServerHandler({ port: Number(process.env.PORT || 3000) })
