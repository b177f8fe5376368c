import { env } from 'cloudflare:workers'
import { randomUUID } from 'node:crypto'

const db = env.DB

export async function add(title: string) {
	const id = randomUUID()
	await db.prepare('INSERT INTO notes (id, title) VALUES (?, ?)').bind(id, title).run()
	const n = await count()
	;(await db.prepare('SELECT id FROM notes').all()).results.forEach((row) => console.log(row, n))
	return id
}

export async function count() {
	const row = (await db.prepare('SELECT COUNT(*) AS n FROM notes').first<{ n: number }>())!
	return row.n
}

export async function titles() {
	const log = console.log
	;(await db.prepare('SELECT title FROM notes').all()).results.map((row) => log(row))
	const move = async (from: string, to: string) => {
		await db.batch([
			db.prepare('DELETE FROM notes WHERE id = ?').bind(to),
			db.prepare('UPDATE notes SET id = ? WHERE id = ?').bind(to, from),
		])
	}
	await move('a', 'b')
	await db.batch([
		db.prepare('DELETE FROM notes WHERE id = ?').bind('a'),
		db.prepare('DELETE FROM notes WHERE id = ?').bind('b'),
	])
}
