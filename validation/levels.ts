import type { VllmResult } from '../simulator/vllm-result.ts'
import { hasRoom, type RateQuestion, type SweepLevel, type Times } from '../src/replay/sweep.ts'
import { sla } from './sla.ts'
import { passes, percents } from './sweep.ts'

const seconds = (result: VllmResult, key: string): number => Number(result[`${key}_ms`]) / 1000

const timesOf = (result: VllmResult, metric: string): Times => ({
  mean: seconds(result, `mean_${metric}`),
  std: seconds(result, `std_${metric}`),
  quantiles: [
    { probability: 0.5, value: seconds(result, `median_${metric}`) },
    ...percents.map((percent) => ({ probability: percent / 100, value: seconds(result, `p${percent}_${metric}`) })),
  ],
})

const limits: RateQuestion['limits'] = [
  { metric: 'ttft', percentile: sla.percentile, threshold: sla.ttft },
  { metric: 'itl', percentile: sla.percentile, threshold: sla.itl },
]

/** What konkyo knows of a level from its result file without per-request arrays. */
export const levelOf = (result: VllmResult): SweepLevel => {
  const completed = Number(result['completed'])
  return {
    concurrency: Number(result['max_concurrency']),
    verdict: passes(result) ? 'pass' : 'fail',
    room: hasRoom({ itl: timesOf(result, 'itl') }, limits, true),
    throughput: Number(result['request_throughput']),
    completed,
    promptTokens: Number(result['total_input_tokens']) / completed,
    answerTokens: Number(result['total_output_tokens']) / completed,
    ttft: timesOf(result, 'ttft'),
    itl: timesOf(result, 'itl'),
    e2e: timesOf(result, 'e2el'),
    tpot: seconds(result, 'mean_tpot'),
    asAsked: false,
  }
}

export const inputOf = (sweep: readonly VllmResult[], burstiness = 1): RateQuestion => ({
  levels: sweep.map(levelOf),
  limits,
  overflow: 0.01,
  burstiness,
  refusal: null,
})

/** As the files are without `--percentile-metrics`. */
export const withoutE2e = (question: RateQuestion): RateQuestion => ({
  ...question,
  levels: question.levels.map((level) => ({ ...level, e2e: null })),
})
