import { breakEvenTokens, breakEvenUtilization } from '../../../capacity/break-even.ts'
import { costPerMillion, costPerUser, monthlyTokens } from '../../../capacity/cost.ts'
import { energyPerToken, meanPower, monthlyEnergy } from '../../../capacity/energy.ts'
import type { Formula, Values } from '../values.ts'

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0)

const powerOf = ({ one }: Values) => ({ idle: one('W_i'), full: one('W_f') })

const electricity = (values: Values): number => {
  const { one } = values
  const use = { power: powerOf(values), utilization: one('u'), hours: one('H'), pue: one('PUE') }
  return monthlyEnergy(use) * one('c')
}

/** Tokens of a month at one server's load. */
const tokens = ({ one }: Values): number =>
  monthlyTokens({ throughput: one('T'), hours: one('H'), utilization: one('u') })

/** The cost without load: what is counted whatever the load, and the electricity of an idle server if it is. */
const idle = ({ one, numbers }: Values): number => {
  const parts = sum(numbers('x_0'))
  return numbers('W_i').length === 0 ? parts : parts + (one('W_i') / 1000) * one('H') * one('PUE') * one('c')
}

/** Formulas of cost and energy. */
export const costFormulas = {
  meanUse: ({ one }) => (one('w') * one('D')) / (one('k') * one('X')),
  capital: ({ one }) => (one('P') * (1 - one('s'))) / (12 * one('Y')),
  upkeep: ({ one }) => (one('P') * one('v')) / 12,
  electricity,
  total: ({ numbers }) => sum(numbers('x')),
  outputRate: ({ one }) => one('X') * one('L'),
  perMillion: (values) => costPerMillion(values.one('x'), tokens(values)),
  joules: (values) => {
    const { one } = values
    return energyPerToken(meanPower(powerOf(values), one('u')), one('T') * one('u'))
  },
  fleet: ({ one }) => one('k') * one('x'),
  fleetElectricity: (values) => values.one('k') * electricity(values),
  monthTokens: (values) => values.one('k') * tokens(values),
  perMillionOf: ({ one }) => costPerMillion(one('x'), one('t')),
  perUser: ({ one }) => costPerUser(one('x'), one('N')),
  blended: ({ one }) => (one('p_i') * one('L_i') + one('p_o') * one('L_o')) / (one('L_i') + one('L_o')),
  breakEvenLoad: (values) => {
    const { one } = values
    const throughput = one('X') * (one('L_i') + one('L_o'))
    const fullTokens = monthlyTokens({ throughput, hours: one('H'), utilization: 1 })
    const [idleCost, fullCost, price] = [idle(values), one('x_1'), one('b')]
    return breakEvenUtilization({ idleCost, fullCost, fullTokens, price })
  },
  apiMonth: ({ one }) => (one('b') * one('w') * one('D') * 3600 * one('H') * (one('L_i') + one('L_o'))) / 1e6,
  breakEvenTokens: ({ one }) => breakEvenTokens(one('x'), one('b')),
  monthMoved: ({ one, numbers }) => sum(numbers('x')) + (one('a') / one('b')) * sum(numbers('y')),
  monthAtLoad: (values) => sum(values.numbers('x')) + values.one('k') * electricity(values),
  perMillionMoved: ({ one }) => costPerMillion(one('x'), (one('t') * one('a')) / one('b')),
} as const satisfies Readonly<Record<string, Formula>>
