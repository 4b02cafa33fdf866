import { expect, it } from 'vitest'
import { possible } from '../../src/records/impossible.ts'

it('leaves out what nothing can have measured, and says so', () => {
  const record = { a: -1, b: Infinity, c: '1e999', d: 1e16, e: 0, f: '12', g: Number.NaN, delay: -1 }
  const found = possible(record, /^[a-g]$/, 'line:2')
  expect(found.impossible).toEqual(['a', 'b', 'c', 'd'])
  expect(Object.keys(found.record)).toEqual(['e', 'f', 'g', 'delay'])
  expect(found.problems[2]).toEqual({
    code: 'impossibleNumber',
    where: 'line:2',
    values: { field: 'c', text: '1e999' },
  })
})
