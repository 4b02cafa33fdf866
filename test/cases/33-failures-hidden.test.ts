import { expect, it } from 'vitest'
import { ask, vllmRecord } from './dump.ts'
import { told } from './told.ts'

const sweep = (extra: Readonly<Record<string, unknown>>) =>
  ask({
    'c16.json': vllmRecord({ concurrency: 16 }),
    'c32.json': vllmRecord({ concurrency: 32, prompts: 520, completed: 320 }, extra),
  })

it('200 of 520 did not complete: they failed, whatever `failed` says, and the contradiction is a finding', async () => {
  const report = await sweep({ failed: 0 })
  expect(report.runs[1]).toMatchObject({ completed: 320, failed: 200, fields: { failed: 'num_prompts - completed' } })
  expect(report.findings).toContainEqual(
    expect.objectContaining({
      id: 'V01',
      reason: 'hidden',
      values: { asked: 520, completed: 320, told: 0, failed: 200, sent: 520 },
    }),
  )
  expect(report.series[0]?.capacity).toMatchObject({ maxConcurrency: 16, firstFailing: 32 })
})

it('says nothing of a contradiction where the file tells all failures', async () => {
  const report = await sweep({ failed: 200 })
  expect(report.findings.filter(({ reason }) => reason === 'hidden')).toEqual([])
  expect(report.series[0]?.capacity).toMatchObject({ maxConcurrency: 16, firstFailing: 32 })
})

it('a data set that holds fewer than asked for: the requests in the file tell, and nothing failed', async () => {
  const arrays = {
    ttfts: Array.from({ length: 320 }, () => 0.2),
    itls: Array.from({ length: 320 }, () => Array.from({ length: 255 }, () => 0.02)),
    output_lens: Array.from({ length: 320 }, () => 256),
    errors: Array.from({ length: 320 }, () => ''),
    p99_ttft_ms: 200,
    p99_itl_ms: 20,
  }
  const report = await sweep({ failed: 0, ...arrays })
  expect(report.runs[1]?.failed).toBe(0)
  expect(report.findings.filter(({ id }) => id === 'V01')).toMatchObject([
    { reason: 'fewerSent', values: { sent: 320, asked: 520 } },
  ])
})

it('requests with an error text failed, whatever the counts say, and the level carries no pass', async () => {
  const errors = Array.from({ length: 320 }, (_, i) => (i < 100 ? 'Timeout' : ''))
  const report = await ask({
    'c16.json': vllmRecord({ concurrency: 16 }),
    'c32.json': vllmRecord({ concurrency: 32, prompts: 320, completed: 320 }, { failed: 0, errors }),
  })
  expect(report.runs[1]).toMatchObject({ completed: 320, failed: 100, fields: { failed: 'errors' } })
  expect(report.findings.map(({ id, reason }) => `${id} ${reason}`)).toContain('V17 moreThanAsked')
  expect(report.series[0]?.capacity.maxConcurrency).toBe(16)
})

const table = (name: string, cells: readonly string[]) =>
  ask({
    'r.csv': [
      `concurrency,${name},rps,p99_ttft_ms,p99_itl_ms`,
      ...[8, 16, 32, 64].map((level, i) => `${level},${cells[i]},${level / 8},400,40`),
    ].join('\n'),
  })

it.each([
  ['error_rate_percent', ['0', '0', '0', '38']],
  ['success rate', ['100%', '100%', '99.9%', '62%']],
  ['failure_rate', ['0.0', '0.0', '0.0', '0.38']],
  ['Fail %', ['0%', '1%', '2%', '38%']],
  ['エラー率(%)', ['0', '0', '0', '38']],
  ['成功率', ['100%', '100%', '100%', '62%']],
  ['error rate', ['-', 'n/a', '', 'many']],
  ['timeouts', ['0', '0', '0', '400']],
  ['error rate', ['なし', '0.0e+00', '5e-05', '38%']],
])('failures told as %s are none of the configuration, and carry no pass', async (name, cells) => {
  const report = await table(name, cells)
  expect(report.series).toHaveLength(1)
  expect(report.series[0]?.points.at(-1)).toMatchObject({ level: 64, verdict: 'unknown' })
  expect(report.series[0]?.capacity.maxConcurrency ?? 0).toBeLessThan(64)
})

it('a share of failures is named where nothing counts them, and is a number of requests where something does', async () => {
  const report = await table('error_rate', ['0', '0', '0', '38%'])
  expect(told(report, 'en').notes.join(' ')).toContain('error_rate (38%) tells of failed requests')
  const counted = await ask({
    'c16.json': vllmRecord({ concurrency: 16 }),
    'c32.json': vllmRecord(
      { concurrency: 32, prompts: 600 },
      { num_prompts: undefined, failed: undefined, error_rate: 0.25 },
    ),
  })
  expect(counted.runs[1]).toMatchObject({ completed: 600, fields: { failed: 'error_rate' } })
  expect(counted.runs[1]?.failed).toBeGreaterThanOrEqual(190)
  const contradicted = await sweep({ num_prompts: 320, failed: 0, error_rate: 0.38 })
  expect(contradicted.series[0]?.capacity.maxConcurrency).toBe(16)
})
