import { expect, it } from 'vitest'
import { generated, type Raised } from '../../validation/monotone.ts'
import { worseFields } from '../../validation/worse.ts'

const told = ({ sweep, kind, at, answer, before, after }: Raised): string =>
  `${sweep}: ${kind} at ${at}: ${answer} ${before} → ${after}`

it('a worse measurement raises neither limit nor rate nor users, of 40 sweeps in ten ways', () => {
  const { sweeps, changes, raised } = generated(40, 1)
  expect([sweeps, changes > 400]).toEqual([40, true])
  expect(raised.map(told)).toEqual([])
}, 600_000)

it('nor does any single field, deleted, zeroed or doubled', () => {
  expect(generated(1, 40_001, worseFields).raised.map(told)).toEqual([])
}, 300_000)
