import { vllmRecord } from './dump.ts'

const spread = (name: string, mean: number, share: number) => ({
  [`std_${name}_ms`]: share * mean,
  ...Object.fromEntries(
    [90, 95, 99].map((percent) => [
      `p${percent}_${name}_ms`,
      mean * (1 + share * { 90: 1.35, 95: 1.95, 99: 3 }[percent]!),
    ]),
  ),
})

/** A level of a sweep whose times grow in a straight line, with every statistic that `vllm bench serve` writes. Milliseconds. */
const levelOf = (concurrency: number): Readonly<Record<string, unknown>> => {
  const [ttft, tpot] = [60 + 8 * concurrency, 12 + 0.25 * concurrency]
  const prompts = Math.max(1000, 10 * concurrency)
  return vllmRecord(
    { concurrency, prompts, ttft, tpot },
    {
      gpu: 'H100',
      gpu_count: '1',
      ...spread('ttft', ttft, 0.3),
      ...spread('tpot', tpot, 0.05),
      ...spread('itl', tpot, 0.45),
      ...spread('e2el', ttft + 255 * tpot, 0.04),
    },
  )
}

export const sweepOf = (levels: readonly number[]): Readonly<Record<string, Record<string, unknown>>> =>
  Object.fromEntries(levels.map((level) => [`c${level}.json`, levelOf(level)]))
