import { describe, expect, it } from 'vitest'
import { possibleRun } from '../../src/records/possible-run.ts'
import { factsOn, someRun } from '../builders.ts'

describe('numbers of a run that nothing can have counted or timed', () => {
  it('leaves a run as it is that has none', () => {
    const run = someRun()
    expect(possibleRun(run)).toEqual({ run, problems: [] })
    expect(possibleRun(run).run).toBe(run)
  })

  it.each([1e18, 5e-324, -1e308, Infinity, Number.NaN])('takes %s out, wherever it stands, and says so', (value) => {
    const fact = { value, from: 'result', where: 'tp' } as const
    const { run, problems } = possibleRun({
      ...someRun({
        completed: value,
        load: { concurrency: value },
        throughput: { requests: value },
        latency: { ttft: { mean: 1, others: { 'p99.9': value } } },
      }),
      stated: { ...factsOn(2), tensorParallel: fact },
      fields: { completed: 'num_requests_successful' },
    })
    expect(run).toMatchObject({ completed: null, load: { concurrency: null }, throughput: { requests: null } })
    expect(run.latency.ttft).toMatchObject({ mean: 1, others: {} })
    expect(run.latency.ttft?.from).not.toHaveProperty(['p99.9'])
    expect(run.stated).not.toHaveProperty('tensorParallel')
    expect(run.stated.gpus?.value).toBe(2)
    const fields = ['num_requests_successful', 'concurrency', 'requests', 'tp', 'p99.9_ttft_ms']
    expect(run.impossible).toEqual(expect.arrayContaining(fields))
    expect(problems.map(({ values }) => values['field'])).toEqual(run.impossible)
    expect(problems[0]?.values).toEqual({ field: 'num_requests_successful', text: String(value) })
  })

  it('knows no cap of 0 requests, while 0 failures are none', () => {
    const { run } = possibleRun(someRun({ load: { concurrency: 0 }, completed: 800, failed: 0 }))
    expect([run.load.concurrency, run.failed, run.impossible]).toEqual([null, 0, ['concurrency']])
  })
})
