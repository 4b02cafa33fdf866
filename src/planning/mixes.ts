import type { Mix, Report } from '../model/report.ts'
import { promised, promisedDigits } from '../model/served.ts'
import type { Gain } from './proposal.ts'

/** What sending the mix itself would show, at the rate that it is planned with on a layout, as it is promised. */
export const mixGain = (
  { plan, mixes }: Pick<Report, 'plan' | 'mixes'>,
  mix: Mix,
  { classes, limit, headroom }: Mix['layouts'][number],
): Gain => ({
  kind: 'mix',
  mix: mix.id,
  rate: promised(headroom!.arrivalRate, promisedDigits.plannedRate),
  inFlight: Math.ceil(limit!.concurrency),
  shares: plan.mixes[mixes.indexOf(mix)]!.classes.map(({ inputTokens, outputTokens }, i) => ({
    share: classes[i]!.requests,
    inputTokens,
    outputTokens,
  })),
})
