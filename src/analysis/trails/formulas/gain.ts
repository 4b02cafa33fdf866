import type { Formula, Values } from '../values.ts'

const speedup = ({ one }: Values): number => one('X_n') / one('X_1')
const gpus = ({ one }: Values): number => one('GPU_n') / one('GPU_1')

/** The least and the greatest gain that the written figures of the repeats allow. */
const interval: Formula = ({ numbers }) => {
  const least = (symbol: string): number => Math.min(...numbers(symbol))
  const most = (symbol: string): number => Math.max(...numbers(symbol))
  const [d_n, d_1] = [most('d_n'), most('d_1')]
  return [(least('x_n') - d_n) / (most('x_1') + d_1) - 1, (most('x_n') + d_n) / (least('x_1') - d_1) - 1]
}

/** Formulas of what more GPUs gain. */
export const gainFormulas = {
  speedup,
  gain: (values) => speedup(values) - 1,
  efficiency: (values) => speedup(values) / gpus(values),
  cost: (values) => gpus(values) / speedup(values),
  interval,
  change: ({ one }) => one('R_n') / one('R_1') - 1,
  littleChange: ({ one }) => one('X_1') / one('X_n') - 1,
  gpuRatio: gpus,
  replicas: ({ one }) => one('k') * one('X'),
} as const satisfies Readonly<Record<string, Formula>>
