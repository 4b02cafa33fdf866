import type { Mix, Report } from '../model/report.ts'
import { busyDay } from '../replay/arrivals.ts'
import { LADDER_MARGIN } from '../replay/open-runs.ts'
import type { Gain } from './proposal.ts'

/** The rate of requests at random that shows a rate to plan with, where nothing else was measured: rounded up to four digits. */
const showing = (rate: number, { arrivals: { dayToDay }, overflow }: Report['plan']): number => {
  const needed = (rate * busyDay({ burstiness: 1, variation: dayToDay ?? 0 }, overflow)) / (1 - LADDER_MARGIN)
  const unit = 10 ** (Math.floor(Math.log10(needed)) - 3)
  return Number((Math.ceil(needed / unit - 1e-9) * unit).toPrecision(4))
}

/** What sending the mix itself would show, at a rate that, kept, shows the one that it is planned with on a layout. */
export const mixGain = (
  { plan, mixes }: Pick<Report, 'plan' | 'mixes'>,
  mix: Mix,
  { classes, limit, headroom }: Mix['layouts'][number],
): Extract<Gain, { readonly kind: 'mix' }> => ({
  kind: 'mix',
  mix: mix.id,
  rate: showing(headroom!.arrivalRate, plan),
  inFlight: Math.ceil(limit!.concurrency),
  shares: plan.mixes[mixes.indexOf(mix)]!.classes.map(({ inputTokens, outputTokens }, i) => ({
    share: classes[i]!.requests,
    inputTokens,
    outputTokens,
  })),
})
