import { describe, expect, it } from 'vitest'
import { colourCount, lineStyle, vermilion } from '../../src/chart-parts/theme.ts'

const styles = Array.from({ length: 30 }, (_, i) => lineStyle(i))

describe('lineStyle', () => {
  it('gives thirty series a pair of colour and dash each', () => {
    expect(new Set(styles.map(({ colour, dash }) => `${colour} ${dash}`)).size).toBe(30)
  })

  it('changes the dash from one series to the next, for print in grey', () => {
    for (const [i, { dash }] of styles.slice(1).entries()) expect(String(dash)).not.toBe(String(styles[i]?.dash))
  })

  it('never takes the colour of what breaks the SLA', () => {
    expect(styles.map(({ colour }) => colour)).not.toContain(vermilion)
    expect(new Set(styles.map(({ colour }) => colour)).size).toBe(colourCount)
  })
})
