import { variation } from '../maths/spread.ts'
import { settingOf } from '../model/setting.ts'
import type { SettledRun } from '../model/run.ts'
import { type Audit, info, warning } from './audit.ts'

/** Answers of very different lengths leave slots empty at the end of a run without any fault of the client. */
const variesInLength = ({ samples }: SettledRun): boolean => (variation(samples?.outputTokens ?? []) ?? 0) >= 0.3

const most = 5000

/**
 * The client as the bottleneck. Slots that stay empty although there were requests enough and no rate held them back
 * point to it; and on the server's own machine a client competes for the processor once tokens come fast.
 */
export const clientLimit: Audit<'slotsIdle' | 'hostUnknown' | 'sameHost'> = {
  reasons: ['slotsIdle', 'hostUnknown', 'sameHost'],
  run: ({ run, axis, occupancy }) => {
    const { concurrency, requestRate } = run.load
    if (axis !== 'concurrency' || concurrency === null || !run.completed || !occupancy) return []
    const idle = occupancy.high < 0.9 && run.completed >= 10 * concurrency && typeof requestRate !== 'number'
    const values = { concurrency, occupancy: occupancy.high, perSlot: run.completed / concurrency }
    return idle && !variesInLength(run) ? warning('slotsIdle', values) : []
  },
  series: ({ runs }) => {
    const rate = Math.max(0, ...runs.map(({ throughput }) => throughput.outputTokens ?? 0))
    if (rate <= most) return []
    const hosts = runs.map(({ settings }) => settingOf(settings, ['client_host', 'client']))
    if (hosts.every((host) => host !== null && !/^(local|localhost|same|127\.)/i.test(host))) return []
    return hosts.some((host) => host !== null && /^(local|localhost|same|127\.)/i.test(host))
      ? warning('sameHost', { rate })
      : info('hostUnknown', { rate })
  },
}
