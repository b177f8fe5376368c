import { a } from '../../lib/a'
export const GET = a
