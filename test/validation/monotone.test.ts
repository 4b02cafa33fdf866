import { expect, it } from 'vitest'
import { generated, type Raised } from '../../validation/monotone.ts'
import { stricter } from '../../validation/stricter.ts'

const told = ({ sweep, kind, at, answer, before, after }: Raised): string =>
  `${sweep}: ${kind} at ${at}: ${answer} ${before} → ${after}`

it('a worse measurement raises neither limit nor rate nor users, of a sweep in ten ways', () => {
  const { sweeps, changes, raised } = generated(1, 1)
  expect([sweeps, changes > 10]).toEqual([1, true])
  expect(raised.map(told)).toEqual([])
}, 600_000)

it('a stricter service level raises neither limit nor rate', () => {
  const { random } = stricter({ sweeps: 1, servers: 0 })
  expect([random.sweeps, random.changes > 10]).toEqual([1, true])
  expect(random.raised.map(told)).toEqual([])
}, 600_000)
