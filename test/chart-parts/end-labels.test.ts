import { describe, expect, it } from 'vitest'
import { apart } from '../../src/chart-parts/end-labels.ts'
import * as fc from '../property.ts'

const band = { top: 0, bottom: 100 }
const lines = (...centres: readonly number[]) => centres.map((centre) => ({ centre, height: 10 }))

describe('names beside lines', () => {
  it('stand where their lines end if there is room', () => {
    expect(apart(lines(20, 50, 80), band)).toEqual([20, 50, 80])
  })

  it('are moved apart, and up where there is no room below', () => {
    expect(apart(lines(20, 22), band)).toEqual([20, 30])
    expect(apart(lines(94, 99, 99), band)).toEqual([75, 85, 95])
  })

  it('never overlap nor leave the plot while they fit it', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -20, max: 120 }), { maxLength: 10 }), (wanted) => {
        const centres = apart(lines(...wanted.toSorted((a, b) => a - b)), band)
        for (const [i, centre] of centres.entries()) {
          expect(centre).toBeGreaterThanOrEqual(5)
          expect(centre).toBeLessThanOrEqual(95)
          if (i > 0) expect(centre - centres[i - 1]!).toBeGreaterThanOrEqual(10)
        }
      }),
    )
  })
})
