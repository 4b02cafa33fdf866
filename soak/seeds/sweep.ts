/** One level of the sweep that every seed is written from; all numbers are made up. Seconds, requests/s. */
export interface Level {
  readonly concurrency: number
  /** Completed; `failed` came besides. */
  readonly requests: number
  readonly failed: number
  readonly ttft: number
  readonly tpot: number
  readonly e2e: number
  readonly rate: number
  readonly duration: number
}

export const input = 512
export const output = 128

const level = (concurrency: number, ttft: number, tpot: number, failed = 0): Level => {
  const e2e = ttft + tpot * (output - 1)
  const [rate, requests] = [concurrency / e2e, 100 * concurrency]
  return { concurrency, requests, failed, ttft, tpot, e2e, rate, duration: requests / rate }
}

/** Three levels that keep TTFT within 3 s at its p99, and one that does not. */
export const sweep: readonly Level[] = [
  level(2, 0.05, 0.01),
  level(8, 0.08, 0.012),
  level(32, 0.3, 0.02),
  level(64, 2.2, 0.025),
]

/** The same, but that the highest level keeps its times and loses requests. */
const losing: readonly Level[] = [...sweep.slice(0, 3), level(64, 1.2, 0.025, 400)]

/** p99 of a time, the same factor above each mean. */
export const p99 = (mean: number): number => 2 * mean

export interface Seed {
  /** Content by path: one sweep. */
  readonly files: Readonly<Record<string, string>>
  readonly sla: string
}

const text = (content: unknown): string => (typeof content === 'string' ? content : JSON.stringify(content))

export const both = 'ttft.p99<=3s,itl.p99<=120ms'

/** A file, or several, for each level of the sweep. */
export const perLevel = (
  filesOf: (one: Level) => Readonly<Record<string, unknown>>,
  sla = both,
  levels = sweep,
): Seed => ({
  files: Object.fromEntries(
    levels.flatMap((one) => Object.entries(filesOf(one)).map(([path, content]) => [path, text(content)])),
  ),
  sla,
})

/** All levels in one file. */
export const inOne = (path: string, content: unknown, sla = both): Seed => ({ files: { [path]: text(content) }, sla })

/** A sweep that breaks a limit, and one that loses requests. */
export const bothSweeps = (filesOf: (one: Level) => Readonly<Record<string, unknown>>, sla = both): readonly Seed[] => [
  perLevel(filesOf, sla),
  perLevel(filesOf, sla, losing),
]

/** The same with all levels in one file. */
export const bothInOne = (
  path: string,
  contentOf: (levels: readonly Level[]) => unknown,
  sla = both,
): readonly Seed[] => [inOne(path, contentOf(sweep), sla), inOne(path, contentOf(losing), sla)]
