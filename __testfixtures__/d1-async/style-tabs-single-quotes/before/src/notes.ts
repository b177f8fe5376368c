import { Database } from 'bun:sqlite'
import { randomUUID } from 'node:crypto'

const db = new Database('notes.sqlite')

export function add(title: string) {
	const id = randomUUID()
	db.run('INSERT INTO notes (id, title) VALUES (?, ?)', [id, title])
	const n = count()
	db.query('SELECT id FROM notes').all().forEach((row) => console.log(row, n))
	return id
}

export function count() {
	const row = db.query('SELECT COUNT(*) AS n FROM notes').get() as { n: number }
	return row.n
}

export function titles() {
	const log = console.log
	db.query('SELECT title FROM notes').all().map((row) => log(row))
	const move = db.transaction((from: string, to: string) => {
		db.run('DELETE FROM notes WHERE id = ?', [to])
		db.run('UPDATE notes SET id = ? WHERE id = ?', [to, from])
	})
	move('a', 'b')
	db.transaction(() => {
		db.run('DELETE FROM notes WHERE id = ?', ['a'])
		db.run('DELETE FROM notes WHERE id = ?', ['b'])
	})()
}
