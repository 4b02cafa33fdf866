import type { Users } from './report.ts'

/** True of users who can send as they are said to, where there are any. */
export const isServed = ({ reachable, users }: Pick<Users, 'reachable' | 'users'>): boolean => reachable && users > 0
