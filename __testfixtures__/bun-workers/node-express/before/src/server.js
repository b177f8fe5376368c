import express from 'express'

const app = express()
const notes = new Map([['1', { text: 'first' }]])

app.use(express.json())
app.get('/', (req, res) => res.send('hello'))

app.get('/notes/:id', (req, res) => {
  const note = notes.get(req.params.id)
  if (!note) return res.status(404).json({ error: `There is no note ${req.params.id}` })
  res.set('x-length', String(note.text.length)).json(note)
})

app.post('/notes', async (req, res) => {
  const { text } = req.body ?? {}
  if (typeof text !== 'string') throw new Error('A note has a text')
  const id = String(notes.size + 1)
  notes.set(id, { text })
  res.status(201).location(`/notes/${id}`).json({ id, query: req.query })
})

app.use((error, req, res, next) => {
  res.status(error.status ?? 500).json({ error: error.type ?? error.message })
})

app.listen(process.env.PORT || 3000, () => {
  console.log('listening')
})
