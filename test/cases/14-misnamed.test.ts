import { expect, it } from 'vitest'
import { ask } from './dump.ts'

it('14: one key is no evidence of a tool', async () => {
  const { sources } = await ask({
    'c1.json': { engine: 'vllm-fork', max_concurrency: 1, output_throughput: 19.2, mean_e2e_latency_ms: 6643.9 },
    'sim.csv': 'policy,batch_size,completed,avg_latency,p95_latency\nfifo,1,300,18004.97,35244.55\n',
  })
  expect(sources.map(({ path, problems }) => [path, problems[0]?.code])).toEqual([
    ['c1.json', 'notRecognised'],
    ['sim.csv', 'tableWithoutRuns'],
  ])
})
