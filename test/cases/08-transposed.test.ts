import { expect, it } from 'vitest'
import { ask } from './dump.ts'

const table = `Metric,1 concurrency,2 concurrency,4 concurrency
[[Serving Benchmark Result]],,,
Successful requests,100,100,100
Failed requests,0,0,0
Benchmark duration (s),100.0,60.0,40.0
Request throughput (req/s),1.0,1.67,2.5
[[Time to First Token]],,,
P99 TTFT (ms),300,400,500
[[Inter-token Latency]],,,
P99 ITL (ms),40,50,60
`

it('08: a table with labels in rows and levels in columns is read: three levels', async () => {
  const { series, runs } = await ask({ 'table.csv': table })
  expect(series).toHaveLength(1)
  expect(series[0]?.points.map(({ level }) => level)).toEqual([1, 2, 4])
  expect(series[0]?.capacity).toMatchObject({ axis: 'concurrency', status: 'rightCensored', maxConcurrency: 4 })
  expect(runs[1]?.throughput.requests).toBe(100 / 60)
  expect(runs[2]?.latency['itl']?.p99).toBe(0.06)
})
