export function migrate(db: D1Database): void {
}
