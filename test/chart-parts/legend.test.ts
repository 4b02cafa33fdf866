import { describe, expect, it } from 'vitest'
import { measuredSymbol } from '../../src/chart-parts/legend.ts'
import { ink, quiet } from '../../src/chart-parts/theme.ts'

describe('the symbol of what was measured', () => {
  it('has the colour of the bars where they have one', () => {
    expect(measuredSymbol([ink, ink]).fill).toBe(ink)
    expect(measuredSymbol([ink, 'red']).fill).toBe(quiet)
  })
})
