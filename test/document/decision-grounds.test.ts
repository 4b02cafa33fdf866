import { describe, expect, it } from 'vitest'
import { weakestEffect } from '../../src/document/decision-grounds.ts'
import { someSweep } from '../analysis/some-sweep.ts'
import { spelt } from '../i18n/marked.ts'
import { someReport } from './some-report.ts'

const report = someReport(someSweep('ppf'), { plan: { intervals: [30] } })

/** Half the users at one end and twice as many at the other. */
const effectWith = (censored: boolean) => {
  const [series, decision] = [report.series[0]!, report.decisions[0]!]
  const { users, assumptions } = series.sensitivity!
  const ends = [0.5, 2].map((value) => ({ ...assumptions[0]!.ends[0]!, value, users: value * users, censored }))
  const weakest = { ...assumptions[0]!, parameter: 'interval' as const, ends }
  const moved = { ...series, sensitivity: { ...series.sensitivity!, assumptions: [weakest] } }
  return weakestEffect({ ...report, series: [moved] }, { ...decision, weakest: 'interval' }, spelt('en'))
}

describe('the effect of the weakest assumption', () => {
  it('is at most a fall, and at least a rise, where more may have been carried', () => {
    expect(effectWith(true)).toMatch(/leastFall .*fall: 50%.*weakest\.least .*change: \+100%/)
    expect(effectWith(false)).toMatch(/weakest\.end .*−50.0%.*weakest\.end .*\+100%/)
  })
})
