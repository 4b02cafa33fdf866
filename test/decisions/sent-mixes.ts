import type { Facts } from '../../src/model/fact.ts'
import type { Mix, Plan } from '../../src/model/plan.ts'
import type { Report } from '../../src/model/report.ts'
import type { Run } from '../../src/model/run.ts'
import { someSweep } from '../analysis/some-sweep.ts'
import { factsOn } from '../builders.ts'
import { elsewhere, stated } from '../document/elsewhere.ts'
import { someReport } from '../document/some-report.ts'

/** Two lengths that come together. */
export const office: Mix = {
  name: { en: 'office', ja: '業務' },
  classes: [
    { name: 'chat', inputTokens: 256, outputTokens: 256, weight: 80 },
    { name: null, inputTokens: 1024, outputTokens: 256, weight: 20 },
  ],
}

const { inputTokens: _, outputTokens: __, ...hardware } = factsOn(1)
const of = (model: string, facts: Facts): Facts => ({ ...hardware, model: stated(model), ...facts })
const ofLength = (model: string, tokens: number, gpus: number): Facts =>
  of(model, {
    inputTokens: stated(tokens),
    outputTokens: stated(256),
    gpus: stated(gpus),
    tensorParallel: stated(gpus),
  })

const tokens = (input: number) => ({ tokens: { input, output: 256 } })
/** A sweep of each length, of a model on so many GPUs. */
export const classesOf = (model: string, number: number, gpus = 1): readonly Run[] => [
  ...elsewhere(someSweep('pppf'), ofLength(model, 256, gpus), number, tokens(256)),
  ...elsewhere(someSweep('ppf'), ofLength(model, 1024, gpus), number + 1, tokens(1024)),
]
/** A sweep of both together, as its runs state it. */
export const sent = (model: string, mix: string, runs: readonly Run[] = someSweep('pppf'), input = 410, gpus = 1) =>
  elsewhere(
    runs,
    of(model, { mix: stated(mix), gpus: stated(gpus), tensorParallel: stated(gpus) }),
    8 + gpus,
    tokens(input),
  )

export const reportOn = (runs: readonly Run[], plan: Partial<Plan> = { mixes: [office] }): Report =>
  someReport(runs, { plan })
