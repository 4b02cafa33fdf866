import { describe, expect, it } from 'vitest'
import { confirmationFaults, efforts } from '../../validation/confirmation-table.ts'
import { confirmations, type Confirmation } from '../../validation/confirmations.ts'

const one = (standing: Confirmation['standing']): Confirmation => ({
  lengths: 'varied',
  metric: 'ttft',
  requests: 1000,
  repeats: 1,
  share: 0.01,
  standing,
})

const times = (count: number, standing: Confirmation['standing']) => Array.from({ length: count }, () => one(standing))

describe('confirmations', () => {
  const all = confirmations(efforts.quick)

  it('are false at most one time of twenty where exactly 1 % lie beyond the limit', () => {
    expect(confirmationFaults(all)).toEqual([])
  })

  it('come where 0.3 % do, and never from one run of answers of one length', () => {
    const good = all.filter(({ share, repeats }) => share < 0.01 && repeats === 1)
    const confirmed = good.filter(({ standing }) => standing === 'confirmedPass')
    expect(confirmed.length / good.length).toBeGreaterThan(0.2)
    expect(confirmed.filter(({ lengths, metric }) => lengths === 'equal' && metric !== 'itl')).toEqual([])
  })
})

describe('confirmationFaults', () => {
  it('names more than one of twenty, for and against, and lets a single one be', () => {
    expect(confirmationFaults([...times(95, 'pass'), ...times(5, 'confirmedPass')])).toEqual([])
    expect(confirmationFaults([...times(94, 'pass'), ...times(6, 'confirmedPass')])).toHaveLength(1)
    expect(confirmationFaults([...times(8, 'fail'), ...times(2, 'confirmedFail')])).toHaveLength(1)
    expect(confirmationFaults([...times(9, 'fail'), ...times(1, 'confirmedFail')])).toEqual([])
  })
})
