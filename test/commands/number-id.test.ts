import { describe, expect, it } from 'vitest'
import { placeOfNumber } from '../../src/commands/number-id.ts'
import { uglyReports } from '../document/ugly-reports.ts'

const report = uglyReports.everyStatus()

describe('placeOfNumber', () => {
  it.each([
    ['series/0/capacity/slack/ttft.p99', 'series/0/capacity/slack/ttft.p99'],
    ['series-1.limit', 'series/0/capacity/maxConcurrency'],
    ['series-1.maxConcurrency', 'series/0/capacity/maxConcurrency'],
    ['Series-1.LIMIT', 'series/0/capacity/maxConcurrency'],
    ['series-1.users', 'series/0/users/3/users'],
    ['series-1.slack.itl.p99', 'series/0/capacity/slack/itl.p99'],
    ['series-1/points/2/verdict', 'series/0/points/2/verdict'],
    ['scaling-1.gain', 'scaling/0/atEqualConcurrency/gain'],
    ['scaling-1.atOwnLimit.gain', 'scaling/0/atOwnLimit/gain'],
    ['scaling/0/atEqualConcurrency/throughputs', 'scaling/0/atEqualConcurrency/throughputs'],
    ['r1.throughput.requests', 'runs/0/throughput/requests'],
    ['runs/0/latency/ttft/mean', 'runs/0/latency/ttft/mean'],
  ])('%s is %s', (id, ref) => {
    expect(placeOfNumber(report, id)).toBe(ref)
  })

  it.each([
    '',
    'series-1',
    'series-99.limit',
    'series-1.limitt',
    'users',
    'series/0/name',
    '../../etc/passwd',
    '__proto__',
    'constructor',
    'toString',
  ])('%j is none, and the nearest are named', (id) => {
    expect(() => placeOfNumber(report, id)).toThrow(
      expect.objectContaining({
        code: 'unknownNumber',
        values: { id, nearest: expect.stringMatching(/^\S+(?:, \S+){4}$/) },
      }),
    )
  })
})
