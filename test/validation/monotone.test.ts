import { expect, it } from 'vitest'
import { generated, type Raised } from '../../validation/monotone.ts'

const told = ({ sweep, kind, at, answer, before, after }: Raised): string =>
  `${sweep}: ${kind} at ${at}: ${answer} ${before} → ${after}`

it('a worse measurement raises neither limit nor rate nor users, of 3 sweeps in ten ways', () => {
  const { sweeps, changes, raised } = generated(3, 1)
  expect([sweeps, changes > 30]).toEqual([3, true])
  expect(raised.map(told)).toEqual([])
}, 600_000)
