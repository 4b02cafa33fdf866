import { estimateMeanLatency, littleRatio } from '../capacity/little.ts'
import type { Formulas, Values } from './formula.ts'

/** Mean times rebuilt from time to first token, gap and tokens, one for each run that has them. */
const rebuilt = ({ all }: Values): readonly number[] =>
  all('TTFT').flatMap((ttft, i) => {
    const [meanItl, tokens] = [all('g')[i], all('L')[i]]
    const times = {
      meanTtft: ttft as number | null,
      meanTpot: null,
      meanItl: meanItl as number | null,
      meanOutputTokens: tokens as number | null,
    }
    return estimateMeanLatency(times)?.high ?? []
  })

/** Formulas of mean times in the system, and of the concurrency that was held. */
export const timeFormulas = {
  latency: { expression: 'C / X', source: 'Little 1961', compute: ({ one }) => one('C') / one('X') },
  rebuilt: {
    expression: 'TTFT + g · (L − 1)',
    filled: '[{TTFT} + {g} · ({L} − 1)]',
    source: 'TPOT = (E2EL − TTFT) / (L − 1)',
    compute: (values) => [...rebuilt(values), ...values.numbers('R')],
  },
  little: {
    expression: 'X · R / C',
    source: 'Little 1961',
    compute: ({ one }) => littleRatio(one('X'), one('R'), one('C')),
  },
  rebuiltOccupancy: {
    expression: 'X · (TTFT + g · (L − 1)) / C',
    source: 'Little 1961',
    compute: (values) => littleRatio(values.one('X'), rebuilt(values)[0] ?? Number.NaN, values.one('C')),
  },
} as const satisfies Formulas
