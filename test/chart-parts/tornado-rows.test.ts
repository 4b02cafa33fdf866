import { describe, expect, it } from 'vitest'
import { tornadoRow } from '../../src/chart-parts/tornado-rows.ts'
import type { Assumption } from '../../src/model/report.ts'
import { words } from '../charts/some-report.ts'

type End = Assumption['ends'][number]

const end = (value: End['value'], users: number | null): End => ({
  value,
  users,
  level: 8,
  throughput: 2,
  latency: 4,
  censored: false,
})

const rowOf = (...ends: readonly End[]) =>
  tornadoRow({ parameter: 'interval', limit: null, base: 3, range: 'half', ends: [...ends], swing: 1 }, 60, words('en'))

describe('tornadoRow', () => {
  it('spans the users, each end with what the assumption is there', () => {
    expect(rowOf(end(1.5, 30), end(4.5, 90))).toEqual({
      label: 'en interval',
      low: 30,
      high: 90,
      lowText: '1.5 en',
      highText: '4.5 en',
    })
  })

  it('goes by the users, whichever end has more', () => {
    expect(rowOf(end(1, 90), end(2, 30))).toMatchObject({ low: 30, high: 90, lowText: '2 en', highText: '1 en' })
  })

  it('starts at the base where both ends lie on one side of it', () => {
    expect(rowOf(end(0.7, 50), end(0.8, 55))).toMatchObject({ low: 50, high: 60, lowText: '0.7 en, 0.8 en' })
    expect(rowOf(end('closed', 140))).toMatchObject({ low: 60, high: 140, lowText: '', highText: 'closed en' })
  })

  it('says at the low end what leaves no answer, without a bar', () => {
    expect(rowOf(end(1.5, null), end(4.5, 80))).toMatchObject({
      low: 60,
      high: 80,
      lowText: '1.5 en (en mark.lost)',
      highText: '4.5 en',
    })
  })
})
