import { describe, expect, it } from 'vitest'
import { colourStyle, coloursOf } from '../../src/brand/colours.ts'
import { contrast, rgbOf } from '../../src/question/colour.ts'

const nightOf = (style: string, name: string): string =>
  new RegExp(`dark\\)\\{:root\\{.*?--${name}:(#[0-9a-f]{6})`).exec(style)?.[1] ?? ''

describe('colourStyle', () => {
  it('is nothing where nothing is chosen', () => {
    expect(colourStyle(coloursOf(null, null))).toBe('')
  })

  it('lets the accent be the primary unless it is chosen, and the headings be as they are without a primary', () => {
    expect(colourStyle(coloursOf('#5b1130', null))).toContain('--accent:#5b1130')
    const alone = colourStyle(coloursOf(null, '#c0392b'))
    expect(alone).toContain('--accent:#c0392b')
    expect(alone).not.toMatch(/--(?:primary|title|decided)/)
  })

  it.each(['#000000', '#5b1130', '#0b5394', '#0000ff', '#004000'])('makes %s legible on the dark page', (primary) => {
    const style = colourStyle(coloursOf(primary, null))
    expect(contrast(rgbOf(nightOf(style, 'primary')), rgbOf('#1b232d'))).toBeGreaterThanOrEqual(4.5)
    expect(contrast(rgbOf(nightOf(style, 'accent')), rgbOf('#1b232d'))).toBeGreaterThanOrEqual(3)
  })
})
