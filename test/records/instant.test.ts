import { expect, it } from 'vitest'
import { instantOf } from '../../src/records/instant.ts'

it('is a date where it is one, and nothing where the number is no time', () => {
  expect(instantOf(1764000000.5)).toBe('2025-11-24T16:00:00.500Z')
  for (const seconds of [null, 0, -1, 1e18, Infinity, Number.NaN]) expect(instantOf(seconds)).toBeNull()
})
