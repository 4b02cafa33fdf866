import { describe, expect, it } from 'vitest'
import { tornadoChart } from '../../src/chart-parts/tornado.ts'
import { marksOf, scaleOf, textsOf, words } from '../charts/some-report.ts'

const rows = [
  { label: 'interval', low: 30, high: 90, lowText: '1.5 s', highText: '4.5 s' },
  { label: 'reading', low: 60, high: 140, lowText: '', highText: 'waits' },
  { label: 'nothing', low: 60, high: 60, lowText: '', highText: 'a, b' },
]

const spec = tornadoChart(rows, 60, words('en'))
const bars = marksOf(spec, 'rect').flatMap(({ data }) => data.values)

describe('tornadoChart', () => {
  it('draws a bar on each side of the base that the users move to, in two shades', () => {
    expect(bars.map(({ from, to }) => [from, to])).toEqual([
      [30, 60],
      [60, 90],
      [60, 140],
    ])
    const shades = bars.map(({ colour }) => colour)
    expect(shades[0]).not.toBe(shades[1])
    expect(shades[1]).toBe(shades[2])
  })

  it('marks the base across all rows', () => {
    const [rule] = marksOf(spec, 'rule').flatMap(({ data }) => data.values)
    const bottoms = bars.map(({ bottom }) => Number(bottom))
    expect(rule).toMatchObject({ base: 60, top: 0 })
    expect(Number(rule?.bottom)).toBeGreaterThan(Math.max(...bottoms))
  })

  it('writes names, ends and what the shades mean', () => {
    for (const text of ['interval', '1.5 s', '4.5 s', 'waits', 'a, b', 'en mark.fewer', 'en mark.more'])
      expect(textsOf(spec)).toContain(text)
  })

  it('counts users from zero', () => {
    expect(scaleOf(spec, 'x').domain).toEqual([0, 150])
  })

  it('keeps long names and values within the picture', () => {
    const long = { ...rows[0]!, label: 'a long name '.repeat(9), lowText: 'words and more '.repeat(9) }
    const wide = tornadoChart([long], 60, words('en')) as unknown as {
      readonly width: number
      readonly padding: { readonly left: number; readonly right: number }
    }
    expect(wide.width + wide.padding.left + wide.padding.right).toBe(620)
    expect(wide.width).toBeGreaterThan(200)
  })
})
