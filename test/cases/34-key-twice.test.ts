import { expect, it } from 'vitest'
import { ask, vllmRecord } from './dump.ts'

const twice = (first: string) =>
  ask({
    'c16.json': vllmRecord({ concurrency: 16 }),
    'c32.json': `{${first},${JSON.stringify(vllmRecord({ concurrency: 32 })).slice(1)}`,
  })

it('a count given twice is a problem, and the run carries no pass', async () => {
  const report = await twice('"failed":200')
  expect(report.sources[1]?.problems).toEqual([{ code: 'repeatedKey', where: '', values: { key: 'failed' } }])
  expect(report.findings).toContainEqual(
    expect.objectContaining({ id: 'V17', reason: 'keyTwice', effect: 'noPass', values: { fields: 'failed' } }),
  )
  expect(report.series[0]?.capacity.maxConcurrency).toBe(16)
})

it('a note given twice is a problem and no more', async () => {
  const report = await twice('"label":"a","label":"b"')
  expect(report.sources[1]?.problems.map(({ code }) => code)).toEqual(['repeatedKey'])
  expect(report.series[0]?.capacity.maxConcurrency).toBe(32)
})

it('a key of two objects is not given twice', async () => {
  const report = await twice('"label":{"failed":1},"notes":[{"failed":1},{"failed":2}]')
  expect(report.sources[1]?.problems).toEqual([])
  expect(report.series[0]?.capacity.maxConcurrency).toBe(32)
})

it.each([
  ['40', 32],
  ['400', 16],
])('a column twice, with 40 and %s ms at 32: passes to %i', async (second, limit) => {
  const lines = [16, 32].map((level) => `${level},${level / 8},40,40,${level === 32 ? second : 40}`)
  const report = await ask({ 'r.csv': ['concurrency,rps,p99_ttft_ms,p99_itl_ms,p99_ttft_ms', ...lines].join('\n') })
  expect(report.series[0]?.capacity.maxConcurrency).toBe(limit)
})
