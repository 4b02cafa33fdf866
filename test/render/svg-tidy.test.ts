import { describe, expect, it } from 'vitest'
import { tidySvg } from '../../src/render/svg-tidy.ts'

const tidy = (inner: string, description?: string) =>
  tidySvg(`<svg version="1.1">${inner}</svg>`, { idPrefix: 'p', description, font: 'f' })
    .replace(/^<svg[^>]*>/, '')
    .replace('</svg>', '')

describe('tidySvg', () => {
  it.each([
    ['<path d="M1.23456,-0.001L1e-7,20"/>', '<path d="M1.23,0L0,20"/>'],
    ['<g transform="translate(0.5,-12.999)"/>', '<g transform="translate(0.5,-13)"/>'],
    ['<path fill="#1e5123" stroke="#123456"/>', '<path fill="#1e5123" stroke="#123456"/>'],
    ['<text>1.23456</text>', '<text>1.23456</text>'],
  ])('rounds geometry only: %s', (before, after) => {
    expect(tidy(before)).toBe(after)
  })

  it.each([
    '<path class="foreground" aria-hidden="true" d="" display="none"/>',
    '<path class="background" aria-hidden="true" d="M0,0h0v0h0Z" pointer-events="none"/>',
  ])('drops the invisible %s', (mark) => {
    expect(tidy(mark)).toBe('')
  })

  it('keeps a background that is drawn', () => {
    expect(tidy('<path class="background" d="M0,0h1v1h-1Z" stroke="#ddd"/>')).toContain('stroke="#ddd"')
  })

  it('leaves out what holds anyway and names that no style sheet knows', () => {
    const rule = '<line class="mark" x2="5" stroke="#111" stroke-width="1" stroke-dasharray="" opacity="1"/>'
    expect(tidy(rule)).toBe('<line x2="5" stroke="#111"/>')
    expect(tidy('<line stroke-width="1.4" opacity="0.9"/>')).toBe('<line stroke-width="1.4" opacity="0.9"/>')
  })

  it('renames ids together with what refers to them, in order of appearance', () => {
    expect(tidy('<g clip-path="url(#clip7)"/><clipPath id="clip9"/><clipPath id="clip7"/>')).toBe(
      '<g clip-path="url(#p-2)"/><clipPath id="p-1"/><clipPath id="p-2"/>',
    )
  })

  it('drops labels of marks only if the whole has one', () => {
    const mark = '<g role="graphics-symbol" aria-label="1.23456"/>'
    expect(tidy(mark)).toBe(mark)
    expect(tidy(mark, 'a chart')).toBe('<g/>')
  })

  it('keeps a font that is not the usual one', () => {
    expect(tidy('<text font-family="f"/><text font-family="g"/>')).toBe('<text/><text font-family="g"/>')
  })
})
