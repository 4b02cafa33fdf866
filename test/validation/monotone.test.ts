import { expect, it } from 'vitest'
import { generated, type Raised } from '../../validation/monotone.ts'
import { worseFields } from '../../validation/worse.ts'

const changeOf = ({ sweep, kind, at }: Raised): string => `${sweep}: ${kind} at ${at}`

/** Where the limit stays, rate and users must; where it rises, the audits that set a level aside have let it. */
const besidesTheLimit = (raised: readonly Raised[]): readonly string[] => {
  const limits = new Set(raised.filter(({ answer }) => answer.startsWith('limit')).map(changeOf))
  return raised.filter((one) => !limits.has(changeOf(one))).map((one) => `${changeOf(one)}: ${one.answer}`)
}

it('a worse measurement that leaves the limit raises neither rate nor users, of 200 sweeps in ten ways', () => {
  const { sweeps, changes, raised } = generated(200, 1)
  expect([sweeps, changes > 2000]).toEqual([200, true])
  expect(besidesTheLimit(raised)).toEqual([])
}, 600_000)

it('nor does any single field, deleted, zeroed or doubled', () => {
  expect(besidesTheLimit(generated(3, 40_001, worseFields).raised)).toEqual([])
}, 300_000)
