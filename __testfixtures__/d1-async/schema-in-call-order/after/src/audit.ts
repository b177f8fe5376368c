/** Called last, though this file sorts first. */
export function addAudit(db: D1Database): void {
}
