import { expect, it } from 'vitest'
import { ask, vllmRecord } from './dump.ts'

type Extra = Readonly<Record<string, unknown>>

/** 8 and 16 pass, 32 is as told, 48 fails. All statistics come with a p90. */
const level = (concurrency: number, extra: Extra = {}) => {
  const record = vllmRecord({ concurrency, ...(concurrency === 48 && { ttftP99: 4000 }) })
  const p90 = Object.fromEntries(
    ['ttft', 'tpot', 'itl', 'e2el'].map((name) => [`p90_${name}_ms`, (record[`median_${name}_ms`] as number) + 0.001]),
  )
  return { ...record, ...p90, ...extra }
}

const sweep = async (extra: Extra) => {
  const report = await ask({
    'c8.json': level(8),
    'c16.json': level(16),
    'c32.json': level(32, extra),
    'c48.json': level(48),
  })
  const { capacity, headroom } = report.series[0]!
  return { limit: capacity.maxConcurrency, rate: headroom?.arrivalRate ?? 0 }
}

const lies: readonly (readonly [string, Extra, readonly string[]])[] = [
  ['a count that contradicts the duration', { completed: 2600, num_prompts: 2600 }, ['duration']],
  ['a duration that contradicts the count', { duration: 100 }, ['duration']],
  ['a duration too short to settle', { duration: 5 }, ['duration']],
  ['tokens that contradict their rate', { output_throughput: 9 }, ['output_throughput']],
  ['a total that contradicts its parts', { total_token_throughput: 9 }, ['total_token_throughput']],
  ['more tokens than the rate gives', { total_output_tokens: 9 }, ['total_output_tokens']],
  ['a mean gap of 0', { mean_itl_ms: 0 }, ['mean_itl_ms']],
  ['a p90 above the p99', { p90_ttft_ms: 9000 }, ['p90_ttft_ms']],
  ['a time to the first token of 0', { p90_ttft_ms: 0 }, ['p90_ttft_ms']],
  ['most requests lost', { failed: 3000, num_prompts: 6200 }, ['failed', 'num_prompts']],
  ['most requests lost and not said', { failed: 0, num_prompts: 6200 }, ['failed', 'num_prompts']],
  ['too slow', { p99_ttft_ms: 5000 }, ['p99_ttft_ms']],
  ['too slow between tokens', { p99_itl_ms: 500 }, ['p99_itl_ms']],
  ['more requests than asked for', { num_prompts: 10 }, ['num_prompts']],
]

it('whole, it passes up to 32', async () => {
  expect((await sweep({})).limit).toBe(32)
})

it.each(lies)('%s, then taken out: the answer is no higher', async (_, extra, fields) => {
  const told = await sweep(extra)
  const taken = await sweep({ ...extra, ...Object.fromEntries(fields.map((field) => [field, undefined])) })
  expect(told.limit).toBe(16)
  expect(taken.limit).toBe(16)
  expect(taken.rate).toBeLessThanOrEqual(told.rate)
})

it('says which field is missing, and that the level and those above it carry no pass', async () => {
  const { findings, series } = await ask({
    'c8.json': level(8),
    'c16.json': level(16, { duration: undefined }),
    'c32.json': level(32),
  })
  expect(findings).toContainEqual(
    expect.objectContaining({ id: 'V17', reason: 'notChecked', effect: 'unproven', values: { fields: 'duration' } }),
  )
  expect(series[0]?.capacity).toMatchObject({ maxConcurrency: 8, gap: 16, excluded: [] })
})

it('a table that never promised counts keeps its pass, unconfirmed and with a warning', async () => {
  const header = 'max_concurrency,request_rate,request_throughput,p99_ttft_ms,p99_itl_ms'
  const { findings, series } = await ask({ 't.csv': `${header}\n8,inf,2.5,300,30\n16,inf,4.5,400,40\n` })
  const reasons = findings.filter(({ id, run }) => run !== null && ['V01', 'V02', 'V04'].includes(id))
  expect(new Set(reasons.map(({ severity, effect }) => `${severity} ${effect}`))).toEqual(new Set(['warning none']))
  expect(series[0]?.points.map(({ verdict, confidence }) => [verdict, confidence])).toEqual([
    ['pass', 'point'],
    ['pass', 'point'],
  ])
})
