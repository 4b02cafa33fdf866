import type { TopLevelSpec } from 'vega-lite'
import { describe, expect, it } from 'vitest'
import { drawnOnce } from '../../src/render/draw.ts'
import { renderSvg } from '../../src/render/svg.ts'

const bars: TopLevelSpec = {
  data: { values: [{ a: 1, b: 2 }] },
  mark: 'bar',
  encoding: { x: { field: 'a', type: 'quantitative' }, y: { field: 'b', type: 'quantitative' } },
}

describe('drawnOnce', () => {
  it('draws as renderSvg does, and the same chart once', async () => {
    const draw = drawnOnce()
    expect(await draw(bars, 'a')).toBe(await renderSvg(bars, 'a'))
    expect(draw({ ...bars }, 'a')).toBe(draw(bars, 'a'))
    expect(draw(bars, 'b')).not.toBe(draw(bars, 'a'))
  })

  it('says what is wrong with a chart', async () => {
    const spec = { ...bars, data: { url: 'http://example.com/x.json' } }
    await expect(drawnOnce()(spec, 'a')).rejects.toThrow(/a chart may not load/)
  })
})
