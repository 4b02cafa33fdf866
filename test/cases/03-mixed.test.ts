import { expect, it } from 'vitest'
import { ask, vllmRecord, type Measured } from './dump.ts'

/** Latency and throughput by load: half a second, a second and ten seconds an answer. */
const loads = [
  { cap: 4, rate: 1, ttft: 80, tpot: 7.5, itlP99: 15 },
  { cap: 16, rate: 4, ttft: 240, tpot: 20, itlP99: 40 },
  { cap: 64, rate: 8, ttft: 1000, tpot: 75, itlP99: 150 },
] as const

const times = ({ ttft, tpot, itlP99 }: (typeof loads)[number]): Measured => ({
  ttft,
  tpot,
  itlP99,
  outputTokens: 128,
  prompts: 1000,
})

const dump = (noRate: number | 'inf', noCap: number | null) =>
  Object.fromEntries(
    loads.flatMap((load) => {
      const capped = { ...times(load), concurrency: load.cap, requestRate: noRate }
      const paced = { ...times(load), concurrency: noCap, requestRate: load.rate, rate: 0.95 * load.rate }
      return [
        [`conc${load.cap}.json`, vllmRecord(capped)],
        [`rr${load.rate}.json`, vllmRecord(paced)],
      ]
    }),
  )

it('takes a rate of 1e9 and a cap of 1e9 for none, and says what was written', async () => {
  const report = await ask(dump(1e9, 1e9))
  const answers = report.series.map(({ capacity }) => [capacity.axis, capacity.maxConcurrency])
  expect(answers).toEqual([
    ['concurrency', 16],
    ['requestRate', 3.8],
  ])
  const control = await ask(dump('inf', null))
  expect(control.series.map(({ capacity }) => [capacity.axis, capacity.maxConcurrency])).toEqual(answers)
  expect(new Set(report.runs.map(({ load }) => JSON.stringify([load.kind, load.unlimited])))).toEqual(
    new Set([
      JSON.stringify(['closed', { concurrency: null, requestRate: 1e9 }]),
      JSON.stringify(['open', { concurrency: 1e9, requestRate: null }]),
    ]),
  )
})
