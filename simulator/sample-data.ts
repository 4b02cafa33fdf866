import { closedLoop, fixedLengths, measure } from './client.ts'
import { type Server, servers } from './servers.ts'
import { type Invocation, resultName, resultText, vllmResult } from './vllm-result.ts'

export type SampleFile = { readonly path: string; readonly text: string }

type Sweep = {
  readonly server: Server
  /** Tokens in, and as many out. */
  readonly length: number
  readonly levels: readonly number[]
  readonly prompts: (concurrency: number) => number
  readonly detailed: boolean
  /** When the first run starts. */
  readonly start: Date
}

const [one, two] = servers as [Server, Server]
const atLeast = (prompts: number) => (concurrency: number) => Math.max(prompts, 10 * concurrency)
const forArrays = (concurrency: number) => (concurrency > 128 ? 5 * concurrency : atLeast(100)(concurrency))

/** The six sweeps; the last one ends at a level that still passes 3 s and 120 ms. */
export const sweeps: readonly Sweep[] = [
  {
    server: one,
    length: 256,
    levels: [1, 2, 4, 8, 16, 32, 64, 128, 192, 256],
    prompts: forArrays,
    detailed: true,
    start: new Date('2026-09-01T10:00:00Z'),
  },
  {
    server: one,
    length: 2048,
    levels: [1, 2, 4, 8, 16, 32, 48, 64],
    prompts: atLeast(100),
    detailed: false,
    start: new Date('2026-09-01T13:00:00Z'),
  },
  {
    server: one,
    length: 4096,
    levels: [1, 2, 4, 8, 16, 24, 32],
    prompts: atLeast(100),
    detailed: false,
    start: new Date('2026-09-02T10:00:00Z'),
  },
  {
    server: two,
    length: 256,
    levels: [1, 2, 4, 8, 16, 32, 64, 128, 192, 256, 384],
    prompts: atLeast(1000),
    detailed: false,
    start: new Date('2026-09-03T10:00:00Z'),
  },
  {
    server: two,
    length: 2048,
    levels: [1, 2, 4, 8, 16, 32, 48, 64, 96, 128],
    prompts: atLeast(100),
    detailed: false,
    start: new Date('2026-09-03T13:00:00Z'),
  },
  {
    server: two,
    length: 4096,
    levels: [1, 2, 4, 8, 16, 24, 32],
    prompts: atLeast(100),
    detailed: false,
    start: new Date('2026-09-04T10:00:00Z'),
  },
]

const secondsBetweenRuns = 60
const preparation = 0.5e-3

const timestamp = (time: Date): string => time.toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-')

const invocation = ({ server, length, detailed }: Sweep, concurrency: number, end: Date): Invocation => ({
  date: timestamp(end),
  model: 'openai/gpt-oss-20b',
  load: closedLoop(concurrency, preparation),
  metadata: {
    gpu: 'RTX 5090',
    gpu_count: String(server.gpus),
    tensor_parallel_size: String(server.gpus),
    input_len: String(length),
    output_len: String(length),
    prefix_caching: 'off',
    synthetic: 'konkyo-simulator',
  },
  percents: [50, 90, 95, 99],
  detailed,
})

/** The files of one sweep in the order of its levels, each dated by the end of its run. */
export const sweepFiles = (sweep: Sweep): SampleFile[] => {
  const { server, length } = sweep
  let time = sweep.start.getTime()
  return sweep.levels.map((concurrency) => {
    const workload = fixedLengths(sweep.prompts(concurrency), length, length)
    const seed = server.gpus * 10_000_000 + length * 1000 + concurrency
    const clock = sweep.detailed ? { ttftDecimals: 6, gapDecimals: 4 } : undefined
    const load = closedLoop(concurrency, preparation)
    const seen = measure(server.engine, workload, load, seed, clock)
    time += 1000 * (secondsBetweenRuns + seen.duration)
    const run = invocation(sweep, concurrency, new Date(time))
    const path = `${server.folder}/in${length}_out${length}/${resultName(run)}`
    return { path, text: resultText(vllmResult(seen, run)) }
  })
}
