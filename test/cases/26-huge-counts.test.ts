import { describe, expect, it } from 'vitest'
import { reportSchema, type Report } from '../../src/model/report.ts'
import { ask, vllmRecord } from './dump.ts'

const sweep = (broken: Readonly<Record<string, unknown>>) => ({
  'c8.json': vllmRecord({ concurrency: 8 }),
  'c16.json': vllmRecord({ concurrency: 16 }, broken),
  'c32.json': vllmRecord({ concurrency: 32, itlP99: 200 }),
})

const problemsOf = ({ sources }: Report) => sources.flatMap(({ problems }) => problems)

describe('a number that nothing measured can be', () => {
  it.each([
    ['completed', 1e18],
    ['completed', 1e-308],
    ['num_prompts', 1e308],
    ['duration', 1e300],
    ['p99_ttft_ms', -1e308],
    ['request_throughput', '1e-308'],
    ['total_output_tokens', 1e100],
  ])('refuses %s of %s, and the run carries no verdict', async (field, value) => {
    const report = await ask(sweep({ [field]: value }))
    expect(problemsOf(report)).toEqual([
      { code: 'impossibleNumber', where: '', values: { field, text: String(value) } },
    ])
    const point = report.series[0]!.points.find(({ level }) => level === 16)
    expect(point?.verdict ?? 'unknown').toBe('unknown')
    expect(reportSchema.parse(JSON.parse(JSON.stringify(report)))).toEqual(report)
  })

  it.each([1e308, 1e-308])('knows no level of %s requests in flight', async (cap) => {
    const report = await ask(sweep({ max_concurrency: cap }))
    const levels = report.series.flatMap(({ points }) => points.map(({ level }) => level))
    expect(levels.toSorted((a, b) => a - b)).toEqual([8, 16, 32])
    expect(problemsOf(report).map(({ code }) => code)).toEqual(['impossibleNumber'])
  })

  it('reads numbers that JSON cannot hold', async () => {
    const text = JSON.stringify(vllmRecord({ concurrency: 16 })).replace('"completed":1600', '"completed":1e999')
    const report = await ask({ ...sweep({}), 'c16.json': text })
    expect(problemsOf(report)[0]?.values).toEqual({ field: 'completed', text: 'Infinity' })
    expect(reportSchema.parse(JSON.parse(JSON.stringify(report)))).toEqual(report)
  })
})
