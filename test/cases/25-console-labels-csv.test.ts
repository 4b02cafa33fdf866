import { expect, it } from 'vitest'
import { ask } from './dump.ts'

const table = `Input/Output Length,QPS,Benchmark duration (s),Total input tokens,Total generated tokens,Request throughput (req/s),Mean TTFT (ms),P95 TTFT (ms),Mean ITL (ms),P95 ITL (ms)
1024/200,1,117.2,102400,20000,0.85,300,420.0,243,433
1024/200,2,70.1,102400,20000,1.43,310,434.0,273,503
1024/200,4,47.3,102400,20000,2.11,380,532.0,333,643
1024/200,8,40.2,102400,20000,2.49,700,980.0,453,923
`

it('25: printed labels as columns are read; p99 cannot be judged but where p95 is beyond it already, p95 can', async () => {
  const strict = await ask({ 't.csv': table })
  expect(strict.series).toMatchObject([{ workload: { inputTokens: 1024, outputTokens: 200 } }])
  const judged = (limit: string) => strict.series[0]!.points.map(({ judgements }) => judgements[limit])
  expect(judged('ttft.p99').map((one) => one?.verdict)).toEqual(Array(4).fill('unknown'))
  expect(judged('itl.p99')).toMatchObject(
    [0.433, 0.503, 0.643, 0.923].map((value) => ({ verdict: 'fail', statistic: 'p95', value })),
  )
  const { series } = await ask({ 't.csv': table }, { sla: 'ttft.p95<=1s,itl.p95<=700ms' })
  expect(series[0]?.capacity).toMatchObject({
    axis: 'requestRate',
    status: 'bracketed',
    largestPassing: 2.11,
    firstFailing: 2.49,
  })
})
