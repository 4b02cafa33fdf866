import { konkyo, product, type Compute, type Formulas, type Values } from './formula.ts'

const speedup = ({ one }: Values): number => one('X_n') / one('X_1')
const gpus = ({ one }: Values): number => one('GPU_n') / one('GPU_1')

/** The least and the greatest gain that the written figures of the repeats allow. */
const interval: Compute = ({ numbers }) => {
  const least = (symbol: string): number => Math.min(...numbers(symbol))
  const most = (symbol: string): number => Math.max(...numbers(symbol))
  const [d_n, d_1] = [most('d_n'), most('d_1')]
  return [(least('x_n') - d_n) / (most('x_1') + d_1) - 1, (most('x_n') + d_n) / (least('x_1') - d_1) - 1]
}

/** Formulas of what more GPUs gain. */
export const gainFormulas = {
  speedup: { expression: 'X_n / X_1', source: konkyo, compute: speedup },
  gain: { expression: 'X_n / X_1 − 1', source: konkyo, compute: (values) => speedup(values) - 1 },
  efficiency: {
    expression: '(X_n / X_1) / (GPU_n / GPU_1)',
    source: konkyo,
    compute: (values) => speedup(values) / gpus(values),
  },
  cost: {
    expression: '(GPU_n / GPU_1) / (X_n / X_1)',
    source: konkyo,
    compute: (values) => gpus(values) / speedup(values),
  },
  interval: {
    expression: '(x_n − d_n) / (x_1 + d_1) − 1 … (x_n + d_n) / (x_1 − d_1) − 1',
    filled: '({x_n} ± {d_n}) / ({x_1} ± {d_1}) − 1',
    source: 'interval arithmetic, d = half a last place',
    compute: interval,
  },
  change: { expression: 'R_n / R_1 − 1', source: konkyo, compute: ({ one }) => one('R_n') / one('R_1') - 1 },
  littleChange: {
    expression: 'X_1 / X_n − 1',
    source: 'Little 1961',
    compute: ({ one }) => one('X_1') / one('X_n') - 1,
  },
  gpuRatio: { expression: 'GPU_n / GPU_1', source: konkyo, compute: gpus },
  replicas: { expression: 'k · X', source: konkyo, compute: product('k', 'X') },
} as const satisfies Formulas
