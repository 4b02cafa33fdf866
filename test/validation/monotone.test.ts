import { expect, it } from 'vitest'
import { answersOf } from '../../validation/answers.ts'
import { anyRecords } from '../../validation/any-records.ts'
import { generated } from '../../validation/monotone.ts'
import { worseFields } from '../../validation/worse.ts'

it('a worse measurement raises no answer, of 200 generated sweeps', () => {
  const { sweeps, changes, raised } = generated(200, 1)
  expect([sweeps, changes > 2000]).toEqual([200, true])
  expect(raised).toEqual([])
}, 600_000)

it('where it leaves the limit as it was, it raises neither rate nor users', () => {
  const raised = Array.from({ length: 3 }, (_, i) => anyRecords(40_001 + i)).flatMap((records) => {
    const before = answersOf(records)
    return worseFields(records).flatMap(({ kind, at, records: worse }) => {
      const after = answersOf(worse)
      const limit = 'limit by concurrency'
      if ((after.get(limit) ?? 0) > (before.get(limit) ?? 0)) return []
      const more = [...after].filter(([name, value]) => value > (before.get(name) ?? 0) + 1e-9)
      return more.flatMap(([name]) => (name.includes('requestRate') ? [] : [`${at}: ${kind}: ${name}`]))
    })
  })
  expect(raised).toEqual([])
}, 300_000)
