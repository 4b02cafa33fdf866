import type { Suite } from './suite.ts'

export const kills: Suite = async () => []
