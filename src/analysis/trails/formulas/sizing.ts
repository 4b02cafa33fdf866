import { closedSizing } from '../../../capacity/sizing.ts'
import { serversFor } from '../../demand/sizing-option.ts'
import type { Formula, Values } from '../values.ts'

const product =
  (...symbols: readonly string[]): Formula =>
  ({ one }) =>
    symbols.reduce((all, symbol) => all * one(symbol), 1)

/** Servers of which each may get more than its share of the requests. */
const atRandom = ({ one }: Values): number | null => {
  const [limit, latency] = [one('C'), one('R')]
  const sizing = closedSizing({
    users: one('N'),
    thinkTime: one('Z'),
    overflow: one('e'),
    layout: { limit, throughput: limit / latency, gpus: 1 },
    routing: 'independent',
    spare: 0,
  })
  return sizing?.replicas ?? null
}

/** Formulas of the customer's demand and of what it takes. */
export const sizingFormulas = {
  activeUsers: product('U', 'r'),
  dayRequests: product('U', 'r', 'q'),
  hourRequests: product('U', 'r', 'q', 'k'),
  headcount: ({ one }) => ((one('U') * one('r') * one('q') * one('k')) / 3600) * one('m'),
  grown: ({ one }) => one('A') * (1 + one('g')) ** one('t'),
  openRate: ({ one }) => one('N') / one('I'),
  meanOfPeak: ({ one }) => Math.min(1, one('d') / (one('H') * one('k') * one('m'))),
  allowed: ({ one }) => Math.min(one('A'), one('X') * one('u')),
  fewest: ({ numbers }) => Math.min(...numbers('n')),
  servers: ({ one }) => serversFor(one('D'), one('A')),
  serversOfUsers: (values) => {
    const random = atRandom(values)
    return random === null ? null : Math.max(serversFor(values.one('N'), values.one('n')), random)
  },
  oneMore: ({ one }) => one('k') + 1,
  gpuTotal: product('k', 'g'),
  busy: ({ one }) => one('D') / (one('k') * one('X')),
} as const satisfies Readonly<Record<string, Formula>>
