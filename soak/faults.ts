import type { Suite } from './suite.ts'

export const faults: Suite = async () => []
