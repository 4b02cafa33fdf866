import { expect, it } from 'vitest'
import { impossibleFields, notNumbers, possible } from '../../src/records/impossible.ts'

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

it('quotes text where a number should stand, and takes how none is written for nothing', () => {
  const record = { duration: '1,135.200', p99_itl_ms: '60.00 ms', p99_ttft_ms: Number.NaN, mean_itl_ms: '#DIV/0!' }
  const none = { mean_ttft_ms: '-', std_ttft_ms: 'nan', p99_e2el_ms: '', request_rate: 'inf', completed: ' 12 ' }
  expect(notNumbers({ ...record, ...none }, 'row:2')).toEqual([
    {
      code: 'notNumbers',
      where: 'row:2',
      values: { fields: 'duration "1,135.200", p99_itl_ms "60.00 ms", p99_ttft_ms "NaN", …', count: 4 },
    },
  ])
  expect(notNumbers({ ...record, completed: 0 }, '')).toEqual([])
})

it('takes no time below zero for one, where a cap of -1 is none', () => {
  expect(impossibleFields({ p99_ttft_ms: -10, max_concurrency: -1 })).toEqual(['p99_ttft_ms'])
})
