import { expect, it } from 'vitest'
import { ask, vllmRecord } from './dump.ts'

const answers = { prompts: 1000, ttft: 40_000, tpot: 62, ttftP99: 226_000, itlP99: 145 }
const burst = { ...answers, concurrency: null, rate: 2.874 }

it.each([
  ['no rate and no cap', burst],
  ['a cap that nothing reaches', { ...burst, concurrency: 1e9 }],
  ['a rate that sends all within a second', { ...burst, requestRate: 1000 }],
])('is named for what it is with %s, and is no level of a rate', async (_, told) => {
  const { runs, series, sources } = await ask({ 'burst.json': vllmRecord(told) })
  expect(series).toEqual([])
  expect(runs[0]).toMatchObject({ series: null, load: { kind: 'atOnce' } })
  expect(sources[0]!.problems).toEqual([
    { code: 'sentAtOnce', where: '', values: { requests: 1000, throughput: 2.874 } },
  ])
})

const paced = (rate: number, tpot: number) =>
  vllmRecord({ concurrency: null, prompts: 1000, requestRate: rate, rate: 0.95 * rate, tpot })

it('leaves the sweep of rates beside it as it is', async () => {
  const sweep = { 'rr1.json': paced(1, 20), 'rr2.json': paced(2, 90) }
  const whole = await ask({ ...sweep, 'inf.json': vllmRecord(burst) })
  expect(whole.series.map(({ capacity }) => capacity)).toEqual(
    (await ask(sweep)).series.map(({ capacity }) => capacity),
  )
})
